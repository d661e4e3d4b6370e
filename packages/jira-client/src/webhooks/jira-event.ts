/** What a webhook says has happened, in our words; Jira's own word is in `name`. */
export type JiraEventType =
  | "issue-created"
  | "issue-updated"
  | "issue-deleted"
  | "comment-created"
  | "comment-updated"
  | "comment-deleted"
  | "issue-property-set"
  | "issue-property-deleted"
  | "attachment-created"
  | "attachment-deleted"
  | "issue-link-created"
  | "issue-link-deleted"
  /** An Automation rule sent an issue; what happened to it is not said. */
  | "issue-sent"
  | "other";

/** One field that changed. */
export interface JiraChange {
  /** The field's id; falls back to its name where Jira leaves the id out. */
  readonly fieldId: string;
  /** The field's name as Jira wrote it. Case and language vary: show it, do not decide by it. */
  readonly fieldName: string;
  /** Raw values: option ids, account ids. Text fields have only the texts. */
  readonly from?: string;
  readonly to?: string;
  /** The same as a person reads it. */
  readonly fromText?: string;
  readonly toText?: string;
}

/**
 * A delivery, whichever way it came. A hint that something about an issue may have changed:
 * read the issue again before acting, the order of deliveries is not promised.
 */
export interface JiraEvent {
  readonly type: JiraEventType;
  /** Jira's own name of the event, `jira:issue_updated`; empty for Automation. */
  readonly name: string;
  /** Present for every type but `other`, except where only the key was sent. */
  readonly issueId?: string;
  readonly issueKey?: string;
  readonly projectKey?: string;
  readonly issueTypeId?: string;
  /** Of a service desk's request, when the issue's fields came along. */
  readonly requestTypeId?: string;
  /** Epoch milliseconds at which it happened, by Jira's clock. */
  readonly timestamp?: number;
  /** Who did it; absent for deleted and some automation actors. */
  readonly actorAccountId?: string;
  readonly changes: readonly JiraChange[];
  readonly changelogId?: string;
  readonly commentId?: string;
  readonly propertyKey?: string;
  /** The delivery's identifier, the same on a retry; only when headers were given. */
  readonly identifier?: string;
}

/** The body is not a delivery of Jira. Nothing of it is quoted. */
export interface MalformedWebhook {
  readonly kind: "malformed-webhook";
  readonly reason: "not-utf-8" | "not-json" | "not-an-object" | "no-issue" | "too-large";
  readonly sentence: string;
}
