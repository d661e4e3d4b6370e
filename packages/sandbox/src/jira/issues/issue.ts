/** An issue as it is kept: ids and plain values, see the kinds of fields. Replaced, never changed. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly projectId: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly parentId?: string;
  readonly creatorId: string | null;
  /** ISO 8601 UTC, like all instants here. */
  readonly created: string;
  readonly updated: string;
  readonly resolved: string | null;
  readonly statusCategoryChanged: string;
  /** By field id; a field that is not in it is empty. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly watchers: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What changed at once, as the changelog keeps it. */
export interface Change {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string | null;
  readonly created: string;
  readonly items: readonly ChangeItem[];
}

/** One field that changed. */
export interface ChangeItem {
  readonly field: string;
  readonly fieldtype: "jira" | "custom";
  readonly fieldId: string;
  readonly from: string | null;
  readonly fromString: string | null;
  readonly to: string | null;
  readonly toString: string | null;
}

/** A comment. */
export interface Comment {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string | null;
  readonly updateAuthorId: string | null;
  readonly body: unknown;
  readonly created: string;
  readonly updated: string;
  readonly visibility?: { readonly type: "role" | "group"; readonly value: string; readonly identifier: string };
  readonly properties: Readonly<Record<string, unknown>>;
  readonly parentId?: string;
  /** How often it was edited. */
  readonly edits: number;
}

/** A relation between two issues. */
export interface IssueLink {
  readonly id: string;
  readonly typeId: string;
  readonly inwardId: string;
  readonly outwardId: string;
}

/** A link to somewhere else. */
export interface RemoteLink {
  readonly id: number;
  readonly issueId: string;
  readonly globalId: string | null;
  readonly application: unknown;
  readonly relationship: string | null;
  readonly object: Readonly<Record<string, unknown>>;
}

/** A file on an issue. */
export interface Attachment {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: string | null;
  readonly filename: string;
  readonly mimeType: string;
  readonly created: string;
  /** Base 64. */
  readonly content: string;
}

/** A mail Jira would have sent on `notify`. */
export interface Notification {
  readonly at: string;
  readonly issueKey: string;
  readonly subject: string;
  readonly text: string;
  readonly to: readonly string[];
}
