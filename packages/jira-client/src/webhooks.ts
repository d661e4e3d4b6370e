export { type ForgeCaller, type ForgeTokens, forgeTokens } from "./webhooks/forge-tokens.ts";
export type { JiraChange, JiraEvent, JiraEventType, MalformedWebhook } from "./webhooks/jira-event.ts";
export { parseWebhook } from "./webhooks/parse-webhook.ts";
export { verifyAutomationToken } from "./webhooks/verify-automation-token.ts";
export { verifyJwtWebhook } from "./webhooks/verify-jwt-webhook.ts";
export { verifyWebhook, type WebhookRefused } from "./webhooks/verify-webhook.ts";
export type { WebhookHeaders } from "./webhooks/webhook-headers.ts";
export { webhookIdentity } from "./webhooks/webhook-identity.ts";
