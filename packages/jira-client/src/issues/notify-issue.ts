import type { ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { PLATFORM } from "../endpoints/platform.ts";

/** A mail from an issue: to accounts and groups of the site only, never to an outside address. */
export interface IssueNotification {
  readonly subject: string;
  readonly textBody: string;
  readonly htmlBody?: string;
  readonly to: {
    readonly users?: readonly { readonly accountId: string }[];
    readonly groupIds?: readonly string[];
    readonly reporter?: boolean;
    readonly assignee?: boolean;
    readonly watchers?: boolean;
  };
}

/**
 * Queues a mail about an issue. Never sent twice by itself; Jira does not say whether it arrived.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-notify-post
 */
export function notifyIssue(
  jira: JiraClient,
  issueIdOrKey: string,
  notification: IssueNotification,
): ResultAsync<void, JiraError> {
  return ask(jira, PLATFORM.notifyIssue, { path: { issueIdOrKey }, body: notification, reply: Nothing });
}
