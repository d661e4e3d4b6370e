export { adf } from "./adf/adf.ts";
export type {
  AdfBlock,
  AdfBlockCard,
  AdfBlockquote,
  AdfBulletList,
  AdfCellBlock,
  AdfCodeBlock,
  AdfDate,
  AdfDocument,
  AdfEmoji,
  AdfExpand,
  AdfExpandBlock,
  AdfHardBreak,
  AdfHeading,
  AdfInline,
  AdfInlineCard,
  AdfItemBlock,
  AdfList,
  AdfListItem,
  AdfMark,
  AdfMention,
  AdfNestedExpand,
  AdfNestedExpandBlock,
  AdfOrderedList,
  AdfPanel,
  AdfPanelBlock,
  AdfPanelType,
  AdfParagraph,
  AdfQuoteBlock,
  AdfRule,
  AdfStatus,
  AdfStatusColor,
  AdfTable,
  AdfTableCell,
  AdfTableRow,
  AdfTaskItem,
  AdfTaskList,
  AdfText,
} from "./adf/adf-document.ts";
export { adfToText } from "./adf/adf-to-text.ts";
export type { AdfListInput } from "./adf/blocks.ts";
export { ADF_LIMIT, boundAdf } from "./adf/bound-adf.ts";
export type { AdfInlineInput } from "./adf/inline.ts";
export type { AdfCellInput } from "./adf/table.ts";
export type { JiraChange, JiraEvent, JiraEventType, MalformedWebhook } from "./webhooks/jira-event.ts";
export { parseWebhook } from "./webhooks/parse-webhook.ts";
export { verifyWebhook, type WebhookRefused } from "./webhooks/verify-webhook.ts";
export type { WebhookHeaders } from "./webhooks/webhook-headers.ts";
export { webhookIdentity } from "./webhooks/webhook-identity.ts";
