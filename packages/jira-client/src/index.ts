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
export {
  type Attachment,
  type AttachmentDraft,
  addAttachments,
  getAttachmentContent,
} from "./attachments/attachments.ts";
export type { JiraAuth } from "./client/jira-auth.ts";
export { createJiraClient, type JiraClient, type JiraClientOptions, scopeJira } from "./client/jira-client.ts";
export type { JiraError, JiraRateLimitReason } from "./client/jira-error.ts";
export { gather } from "./client/pages.ts";
export type { AdfBody, Comment } from "./comments/comment.ts";
export { findMarkedComment, listComments } from "./comments/read-comments.ts";
export { addComment, type CommentDraft, deleteComment, updateComment } from "./comments/write-comment.ts";
export type { Endpoint, Route } from "./endpoints/endpoint.ts";
export { JIRA_ENDPOINTS } from "./endpoints/jira-endpoints.ts";
export { decodeField } from "./fields/decode-field.ts";
export { encodeField } from "./fields/encode-field.ts";
export {
  type CreateField,
  type FieldMetadata,
  getEditMetadata,
  type IssueType,
  listCreateFields,
  listCreateIssueTypes,
} from "./fields/field-metadata.ts";
export type {
  FieldAsset,
  FieldGroup,
  FieldOption,
  FieldRequestType,
  FieldSchema,
  FieldThing,
  FieldUser,
  FieldValue,
} from "./fields/field-value.ts";
export { type Field, listFields } from "./fields/list-fields.ts";
export { type Form, type FormAnswer, type FormEntry, getForm, getFormAnswers, listForms } from "./forms/forms.ts";
export { bulkFetchIssues, type FetchedIssues } from "./issues/bulk-fetch.ts";
export { type ChangelogEntry, listChangelog } from "./issues/changelog.ts";
export { findIssue, getIssue, type IssueSelection } from "./issues/get-issue.ts";
export type { Issue } from "./issues/issue.ts";
export { type IssueNotification, notifyIssue } from "./issues/notify-issue.ts";
export { countIssues, type SearchSelection, searchIssues } from "./issues/search-issues.ts";
export { listTransitions, type Transition, type TransitionChoice, transitionIssue } from "./issues/transitions.ts";
export { addWatcher, listWatchers, removeWatcher } from "./issues/watchers.ts";
export {
  type CreatedIssue,
  type CreatedIssues,
  createIssue,
  createIssues,
  editIssue,
  type IssueDraft,
  type IssueEdit,
} from "./issues/write-issue.ts";
export { type IssueLinkDraft, type IssueLinkType, linkIssues, listLinkTypes } from "./links/links.ts";
export { addRemoteLink, listRemoteLinks, type RemoteLink } from "./links/remote-links.ts";
export type { JiraProbe, ProbeFinding, ProbeOptions } from "./probe/probe-finding.ts";
export { probeJira } from "./probe/probe-jira.ts";
export { getProject, type Project } from "./projects/get-project.ts";
export { getCommentProperty, setCommentProperty } from "./properties/comment-property.ts";
export type { EntityProperty } from "./properties/entity-property.ts";
export { deleteIssueProperty, getIssueProperty, setIssueProperty } from "./properties/issue-property.ts";
export { type Approval, type ApprovalDecision, decideApproval, listApprovals } from "./requests/approvals.ts";
export { createRequest, getRequest, type ServiceRequest, type ServiceRequestDraft } from "./requests/requests.ts";
export {
  listRequestTypeFields,
  listRequestTypes,
  listServiceDesks,
  type RequestType,
  type RequestTypeField,
  type ServiceDesk,
} from "./requests/service-desks.ts";
export { type AccessibleSite, getCloudId, listAccessibleSites } from "./site/cloud-id.ts";
export {
  getMyPermissions,
  getMyself,
  getServerInfo,
  type Myself,
  type PermissionScope,
  type ServerInfo,
} from "./site/site.ts";
export { formatJiraTime, parseJiraTime } from "./time/jira-time.ts";
export { findUser, findUsers, getUsers } from "./users/users.ts";
export { type ForgeCaller, type ForgeTokens, forgeTokens } from "./webhooks/forge-tokens.ts";
export type { JiraChange, JiraEvent, JiraEventType, MalformedWebhook } from "./webhooks/jira-event.ts";
export { type AdminWebhook, listAdminWebhooks } from "./webhooks/list-admin-webhooks.ts";
export { parseWebhook } from "./webhooks/parse-webhook.ts";
export {
  type RegisteredWebhook,
  refreshWebhooks,
  registerWebhooks,
  type WebhookSubscription,
} from "./webhooks/register-webhooks.ts";
export { verifyAutomationToken } from "./webhooks/verify-automation-token.ts";
export { verifyJwtWebhook } from "./webhooks/verify-jwt-webhook.ts";
export { verifyWebhook, type WebhookRefused } from "./webhooks/verify-webhook.ts";
export type { WebhookHeaders } from "./webhooks/webhook-headers.ts";
export { webhookIdentity } from "./webhooks/webhook-identity.ts";
