import { err, ok, Result } from "neverthrow";
import { isObject, type JsonObject, own, ownId, ownText } from "../own.ts";
import { defined } from "./defined.ts";
import type { JiraEvent, JiraEventType, MalformedWebhook } from "./jira-event.ts";
import { readChanges } from "./read-changes.ts";
import { onlyHeader, type WebhookHeaders } from "./webhook-headers.ts";

/** Jira drops deliveries over this size itself. */
const LARGEST_BODY = 25 * 1024 * 1024;

const TYPES: Readonly<Record<string, JiraEventType>> = {
  "jira:issue_created": "issue-created",
  "jira:issue_updated": "issue-updated",
  "jira:issue_deleted": "issue-deleted",
  comment_created: "comment-created",
  comment_updated: "comment-updated",
  comment_deleted: "comment-deleted",
  issue_property_set: "issue-property-set",
  issue_property_deleted: "issue-property-deleted",
  attachment_created: "attachment-created",
  attachment_deleted: "attachment-deleted",
  issuelink_created: "issue-link-created",
  issuelink_deleted: "issue-link-deleted",
};

/**
 * Reads the body of a delivery: a webhook of any kind, or what an Automation rule sent.
 *
 * Tolerant of everything but its own few words: unknown members are ignored, ids may be text or
 * numbers, members may be missing. An event we have no name for is `other`. Only a body that is no
 * JSON object, or that names no issue although it has to, is an error.
 */
export function parseWebhook(
  rawBody: Uint8Array | string,
  headers?: WebhookHeaders,
): Result<JiraEvent, MalformedWebhook> {
  if (rawBody.length > LARGEST_BODY) return err(malformed("too-large", "The body is larger than Jira ever sends."));
  return decodeText(rawBody)
    .andThen(decodeJson)
    .andThen((body) => {
      if (!isObject(body)) return err(malformed("not-an-object", "The body is JSON but not an object."));
      return readEvent(body, headers === undefined ? undefined : deliveryIdentifier(headers));
    });
}

/** The identifier Jira gives a delivery and all its retries. */
export function deliveryIdentifier(headers: WebhookHeaders): string | undefined {
  return onlyHeader(headers, "x-atlassian-webhook-identifier");
}

function malformed(reason: MalformedWebhook["reason"], sentence: string): MalformedWebhook {
  return { kind: "malformed-webhook", reason, sentence };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

const decodeText = (rawBody: Uint8Array | string): Result<string, MalformedWebhook> =>
  typeof rawBody === "string"
    ? ok(rawBody)
    : Result.fromThrowable(
        () => utf8.decode(rawBody),
        () => malformed("not-utf-8", "The body is not UTF-8 text."),
      )();

const decodeJson = Result.fromThrowable(
  (text: string): unknown => JSON.parse(text),
  () => malformed("not-json", "The body is not JSON."),
);

function readEvent(body: JsonObject, identifier: string | undefined): Result<JiraEvent, MalformedWebhook> {
  const name = ownText(body, "webhookEvent") ?? "";
  const known = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  const type = known ?? (name === "" ? "issue-sent" : "other");
  // Automation's issue formats are the issue itself, without an envelope.
  const issue = name === "" && !isObject(own(body, "issue")) ? body : own(body, "issue");
  const commentSelf = ownText(body, "comment", "self");
  const issueId = ownId(issue, "id") ?? /\/issue\/(\d+)\//.exec(commentSelf ?? "")?.[1];
  const issueKey = ownText(issue, "key");
  if (type !== "other" && issueId === undefined && issueKey === undefined && !type.startsWith("issue-link")) {
    return err(malformed("no-issue", "The delivery does not say which issue it is about."));
  }
  return ok({
    type,
    name,
    changes: readChanges(own(body, "changelog", "items")),
    ...defined({
      issueId,
      issueKey,
      projectKey: ownText(issue, "fields", "project", "key") ?? issueKey?.replace(/-\d+$/, ""),
      issueTypeId: ownId(issue, "fields", "issuetype", "id"),
      requestTypeId: readRequestType(own(issue, "fields")),
      timestamp: readTimestamp(body, issue),
      actorAccountId: readActor(body),
      changelogId: ownId(body, "changelog", "id"),
      commentId: ownId(body, "comment", "id"),
      propertyKey: ownText(body, "property", "key"),
      identifier,
    }),
  });
}

/** The request type stands in a custom field, whose number is another on every site. */
function readRequestType(fields: unknown): string | undefined {
  if (!isObject(fields)) return undefined;
  for (const value of Object.values(fields)) {
    const id = ownId(value, "requestType", "id");
    if (id !== undefined) return id;
  }
  return undefined;
}

function readTimestamp(body: JsonObject, issue: unknown): number | undefined {
  const timestamp = own(body, "timestamp");
  if (typeof timestamp === "number" && Number.isFinite(timestamp)) return timestamp;
  const updated = Date.parse(ownText(issue, "fields", "updated") ?? "");
  return Number.isNaN(updated) ? undefined : updated;
}

function readActor(body: JsonObject): string | undefined {
  return (
    ownText(body, "user", "accountId") ??
    ownText(body, "user", "accoundId") ?? // as the vendor's own example spells it
    ownText(body, "comment", "updateAuthor", "accountId") ??
    ownText(body, "comment", "author", "accountId")
  );
}
