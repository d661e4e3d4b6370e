import { okAsync, type ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { gather, nextStart, pages } from "../client/pages.ts";
import { undefinedWhenMissing } from "../client/undefined-when-missing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import type { FieldUser } from "../fields/field-value.ts";
import { UserReply } from "./user.ts";

/**
 * Reads a person by account id; `undefined` when there is none. The e-mail is often hidden.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get
 */
export function findUser(jira: JiraClient, accountId: string): ResultAsync<FieldUser | undefined, JiraError> {
  return undefinedWhenMissing(ask(jira, PLATFORM.findUser, { query: { accountId }, reply: UserReply }));
}

const UserPage = z.object({ total: z.number().default(0), values: z.array(UserReply).default([]) });

/**
 * Reads many people by account id; those who do not exist are left out, and the order is Jira's.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get
 */
export function getUsers(
  jira: JiraClient,
  accountIds: readonly string[],
): ResultAsync<readonly FieldUser[], JiraError> {
  if (accountIds.length === 0) return okAsync([]);
  return gather(
    pages<FieldUser, number>(PLATFORM.getUsers.route, (startAt = 0) =>
      ask(jira, PLATFORM.getUsers, {
        query: { startAt, maxResults: 200 },
        repeatedQuery: accountIds.map((id) => ["accountId", id]),
        reply: UserPage,
      }).map(({ values, total }) => ({ items: values, next: nextStart(startAt, values.length, total) })),
    ),
  );
}

/** Jira looks no further than this many people. */
const MOST_USERS = 1000;

/**
 * Finds people whose name or e-mail begins with the query. An e-mail is matched even where it is
 * hidden in the answer; `exactly one` still means no more than "begins with".
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get
 */
export function findUsers(
  jira: JiraClient,
  query: string,
  { pageSize = 100 }: { readonly pageSize?: number } = {},
): ResultAsync<readonly FieldUser[], JiraError> {
  return gather(
    pages<FieldUser, number>(PLATFORM.findUsers.route, (startAt = 0) =>
      ask(jira, PLATFORM.findUsers, {
        query: { query, startAt, maxResults: pageSize },
        reply: z.array(UserReply),
      }).map((items) => {
        // People we may not see are taken out after the page was cut: only an empty page is the last.
        const next = startAt + pageSize;
        return { items, next: items.length > 0 && next < MOST_USERS ? next : undefined };
      }),
    ),
  );
}
