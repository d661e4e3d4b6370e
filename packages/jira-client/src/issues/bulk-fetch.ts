import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { ownId } from "../own.ts";
import type { IssueSelection } from "./get-issue.ts";
import { type Issue, IssueReply } from "./issue.ts";

/** The issues that were read, by ascending id. One that is in neither list is not there, or not ours to see. */
export interface FetchedIssues {
  readonly issues: readonly Issue[];
  /** Ids Jira could not read just now: ask again. */
  readonly failed: readonly string[];
}

const BulkReply = z.object({
  issues: z.array(IssueReply).default([]),
  issueErrors: z.array(z.unknown()).default([]),
});

/**
 * Reads up to 100 issues by id or key, as they are now and not as the search index remembers them.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post
 */
export function bulkFetchIssues(
  jira: JiraClient,
  issueIdsOrKeys: readonly string[],
  { fields, expand, properties }: IssueSelection = {},
): ResultAsync<FetchedIssues, JiraError> {
  return ask(jira, PLATFORM.bulkFetchIssues, {
    body: {
      issueIdsOrKeys,
      ...(fields === undefined ? {} : { fields }),
      ...(expand === undefined ? {} : { expand }),
      ...(properties === undefined ? {} : { properties }),
    },
    effect: "read",
    reply: BulkReply,
  }).map(({ issues, issueErrors }) => ({
    issues,
    failed: issueErrors.map((error) => ownId(error, "id")).filter((id) => id !== undefined),
  }));
}
