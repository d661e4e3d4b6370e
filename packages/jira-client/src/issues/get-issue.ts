import type { ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { undefinedWhenMissing } from "../client/undefined-when-missing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { type Issue, IssueReply } from "./issue.ts";

/** Which parts of an issue to read. Naming the fields costs Jira, and the rate limit, less than all of them. */
export interface IssueSelection {
  /** Field ids, `*all` (the default), `*navigable`, or `-id` to leave one out. */
  readonly fields?: readonly string[];
  readonly expand?: readonly ("names" | "schema" | "renderedFields" | "editmeta" | "changelog" | (string & {}))[];
  /** Entity properties to read along. */
  readonly properties?: readonly string[];
}

/**
 * Reads an issue by id or key.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get
 */
export function getIssue(
  jira: JiraClient,
  idOrKey: string,
  { fields, expand, properties }: IssueSelection = {},
): ResultAsync<Issue, JiraError> {
  return ask(jira, PLATFORM.getIssue, {
    path: { issueIdOrKey: idOrKey },
    query: { fields, expand: expand?.join(","), properties },
    reply: IssueReply,
  });
}

/** As {@link getIssue}; `undefined` when there is none, or none we may see. */
export function findIssue(
  jira: JiraClient,
  idOrKey: string,
  selection: IssueSelection = {},
): ResultAsync<Issue | undefined, JiraError> {
  return undefinedWhenMissing(getIssue(jira, idOrKey, selection));
}
