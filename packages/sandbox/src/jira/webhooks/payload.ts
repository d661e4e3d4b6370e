import { attachmentView } from "../attachments/attachment-view.ts";
import { commentView } from "../comments/comment-view.ts";
import { makeReader, type Reader } from "../http/reader.ts";
import type { ChangeItem, Issue } from "../issues/issue.ts";
import { issueFields, issueView } from "../issues/issue-view.ts";
import type { Site } from "../site.ts";
import { userView } from "../users/user-view.ts";
import type { JiraEvent } from "./announce.ts";

const PARTIAL = ["summary", "issuetype", "project", "assignee", "priority", "status"];

/** The body of a delivery, as it stands when it is sent: version 2, texts as wiki markup, nobody's e-mail. */
export function payload(site: Site, event: JiraEvent): Readonly<Record<string, unknown>> {
  const reader = webhookReader(site, event.actorId);
  const issue = site.issues.get(event.issueId) ?? event.issue;
  const { name, change, comment, property } = event;
  const common = { timestamp: event.at, webhookEvent: name };
  if (name.startsWith("comment_") && comment !== undefined) {
    const shown = site.settings.commentWebhookIssue === "none" ? {} : { issue: partialIssue(reader, issue) };
    return { ...common, comment: commentView(reader, comment), ...shown };
  }
  if (property !== undefined) return { ...common, property, issue: issueView(reader, issue) };
  if (event.attachmentId !== undefined) {
    const attachment = site.attachments.get(event.attachmentId);
    return { ...common, ...(attachment === undefined ? {} : { attachment: attachmentView(reader, attachment) }) };
  }
  if (event.linkId !== undefined) return { ...common, issueLink: linkPayload(site, event.linkId) };
  return {
    ...common,
    ...(event.typeName === undefined ? {} : { issue_event_type_name: event.typeName }),
    ...(event.actorId === null ? {} : { user: userView(reader, event.actorId) }),
    issue: issueView(reader, issue),
    ...(change === undefined
      ? {}
      : { changelog: { id: change.id, items: change.items.map((one) => item(site, one)) } }),
    ...(comment === undefined ? {} : { comment: commentView(reader, comment) }),
    ...(event.isSecondary && name === "jira:issue_updated" ? { bulkOperationMetaData: { sendMail: true } } : {}),
  };
}

/** Webhooks read as nobody: what the actor may see of e-mails is no business of the receiver. */
export function webhookReader(site: Site, actorId: string | null): Reader {
  const reader = makeReader(site, site.baseUrl(), 2);
  const actor = site.users.get(actorId ?? "");
  return site.settings.webhookZone === "actor" && actor !== undefined ? { ...reader, zone: actor.timeZone } : reader;
}

function partialIssue(reader: Reader, issue: Issue): unknown {
  return {
    id: issue.id,
    self: `${reader.rest}/issue/${issue.id}`,
    key: issue.key,
    fields: issueFields(reader, issue, new Set(PARTIAL)),
  };
}

function item(site: Site, change: ChangeItem): unknown {
  const isUser = site.fields.get(change.fieldId)?.kind === "user";
  return { ...change, ...(isUser ? { tmpFromAccountId: change.from, tmpToAccountId: change.to } : {}) };
}

function linkPayload(site: Site, linkId: string): unknown {
  const link = site.links.get(linkId);
  if (link === undefined) return { id: Number(linkId) };
  const type = site.linkTypes.get(link.typeId);
  return {
    id: Number(link.id),
    sourceIssueId: Number(link.outwardId),
    destinationIssueId: Number(link.inwardId),
    issueLinkType: type && {
      id: Number(type.id),
      name: type.name,
      outwardName: type.outward,
      inwardName: type.inward,
      isSubTaskLinkType: false,
      isSystemLinkType: false,
    },
  };
}
