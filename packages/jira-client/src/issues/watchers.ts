import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import type { FieldUser } from "../fields/field-value.ts";
import { UserReply } from "../users/user.ts";

/**
 * Makes somebody watch an issue, which mails them every change.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-post
 */
export function addWatcher(jira: JiraClient, issueIdOrKey: string, accountId: string): ResultAsync<void, JiraError> {
  // The body is a bare JSON text.
  return ask(jira, PLATFORM.addWatcher, { path: { issueIdOrKey }, body: accountId, effect: "repeat", reply: Nothing });
}

/**
 * Ends somebody's watching.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-delete
 */
export function removeWatcher(jira: JiraClient, issueIdOrKey: string, accountId: string): ResultAsync<void, JiraError> {
  return ask(jira, PLATFORM.removeWatcher, { path: { issueIdOrKey }, query: { accountId }, reply: Nothing });
}

/**
 * Lists who watches an issue, as far as the caller may know.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-get
 */
export function listWatchers(jira: JiraClient, issueIdOrKey: string): ResultAsync<readonly FieldUser[], JiraError> {
  return ask(jira, PLATFORM.listWatchers, {
    path: { issueIdOrKey },
    reply: z.object({ watchers: z.array(UserReply).default([]) }),
  }).map(({ watchers }) => watchers);
}
