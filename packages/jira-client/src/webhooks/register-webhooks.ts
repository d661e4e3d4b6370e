import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { parseJiraTime } from "../time/jira-time.ts";

/** What an OAuth app wants to be told. */
export interface WebhookSubscription {
  /** `jira:issue_created`, `comment_created` … */
  readonly events: readonly string[];
  /** A subset of JQL: fields such as project, issuetype and status, with `=`, `!=`, `IN` and `NOT IN`. */
  readonly jqlFilter: string;
}

/** What became of each subscription, in their order: its id, or why it was refused. */
export type RegisteredWebhook = { readonly id: number } | { readonly refused: readonly string[] };

const Registered = z.object({
  webhookRegistrationResult: z.array(
    z.object({ createdWebhookId: z.number().optional(), errors: z.array(z.string()).optional() }),
  ),
});

/**
 * Subscribes an OAuth app to events; user tokens are refused, for them an admin sets a webhook up
 * by hand. Jira forgets a subscription after 30 days: {@link refreshWebhooks}.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-post
 */
export function registerWebhooks(
  jira: JiraClient,
  url: string,
  webhooks: readonly WebhookSubscription[],
): ResultAsync<readonly RegisteredWebhook[], JiraError> {
  return ask(jira, PLATFORM.registerWebhooks, { body: { url, webhooks }, reply: Registered }).map(
    ({ webhookRegistrationResult }) =>
      webhookRegistrationResult.map(({ createdWebhookId, errors }) =>
        createdWebhookId === undefined ? { refused: errors ?? [] } : { id: createdWebhookId },
      ),
  );
}

/**
 * Keeps subscriptions for another 30 days and says until when, as ISO 8601 in UTC. Ids Jira does not know are passed over silently.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/#api-rest-api-3-webhook-refresh-put
 */
export function refreshWebhooks(jira: JiraClient, webhookIds: readonly number[]): ResultAsync<string, JiraError> {
  return ask(jira, PLATFORM.refreshWebhooks, {
    body: { webhookIds },
    reply: z.object({ expirationDate: z.union([z.string(), z.number()]) }),
  }).map(({ expirationDate: at }) => (typeof at === "number" ? new Date(at).toISOString() : (parseJiraTime(at) ?? at)));
}
