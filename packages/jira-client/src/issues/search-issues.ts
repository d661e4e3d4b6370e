import type { Result, ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { pages } from "../client/pages.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { type Issue, IssueReply } from "./issue.ts";

/** What to read of each issue found. */
export interface SearchSelection {
  /** Field ids. Without any Jira gives ids only. */
  readonly fields: readonly string[];
  readonly properties?: readonly string[];
  /** Ids of up to 50 issues just written, which the search then shows as they are now. */
  readonly reconcileIssues?: readonly (string | number)[];
  /** Issues per page, 1 to 5,000; Jira may give fewer. @defaultValue 100 */
  readonly pageSize?: number;
}

const SearchReply = z.object({ issues: z.array(IssueReply).default([]), nextPageToken: z.string().nullish() });

/**
 * Searches with JQL, page by page as far as the caller reads; after an error it ends.
 *
 * The index lags behind: an issue just created may be absent, and one seen once may vanish again
 * for a moment. Never take absence from a search for absence. The query has to name a
 * restriction, an order alone is refused.
 *
 * @example
 * ```ts
 * for await (const found of searchIssues(jira, "project = HR AND updated >= -15m", { fields: ["updated"] })) {
 *   if (found.isErr()) break;
 *   console.log(found.value.key);
 * }
 * ```
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post
 */
export function searchIssues(
  jira: JiraClient,
  jql: string,
  { fields, properties, reconcileIssues, pageSize = 100 }: SearchSelection,
): AsyncGenerator<Result<Issue, JiraError>, void, void> {
  return pages<Issue, string>(PLATFORM.searchIssues.route, (nextPageToken) =>
    ask(jira, PLATFORM.searchIssues, {
      body: {
        jql,
        fields,
        maxResults: pageSize,
        ...(properties === undefined ? {} : { properties }),
        // The same list on every page, or Jira loses its place.
        ...(reconcileIssues === undefined ? {} : { reconcileIssues: reconcileIssues.map(Number) }),
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      },
      effect: "read",
      reply: SearchReply,
    }).map(({ issues, nextPageToken: next }) => ({ items: issues, next: next ?? undefined })),
  );
}

/**
 * Says about how many issues a query finds.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-approximate-count-post
 */
export function countIssues(jira: JiraClient, jql: string): ResultAsync<number, JiraError> {
  return ask(jira, PLATFORM.countIssues, {
    body: { jql },
    effect: "read",
    reply: z.object({ count: z.number() }),
  }).map(({ count }) => count);
}
