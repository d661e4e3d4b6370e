import { createHash } from "node:crypto";
import type { JiraEvent } from "./jira-event.ts";
import { deliveryIdentifier } from "./parse-webhook.ts";
import type { WebhookHeaders } from "./webhook-headers.ts";

/**
 * A name under which a delivery is remembered, so that a repeat is recognised.
 *
 * Jira's own identifier where there is one: it is the same on every retry, and unique within a
 * site, so keep it together with the site. Deliveries without one (Automation, older senders) are
 * named after what they say. Keep identities for 72 hours at least: retries come late.
 */
export function webhookIdentity(headers: WebhookHeaders, event: JiraEvent): string {
  const identifier = deliveryIdentifier(headers) ?? event.identifier;
  if (identifier !== undefined) return `delivery:${identifier}`;
  const { name, issueId, issueKey, timestamp, changelogId, commentId, propertyKey, actorAccountId } = event;
  const said = JSON.stringify([
    name,
    issueId ?? issueKey,
    timestamp,
    changelogId,
    commentId,
    propertyKey,
    actorAccountId,
  ]);
  return `content:${createHash("sha256").update(said).digest("hex")}`;
}
