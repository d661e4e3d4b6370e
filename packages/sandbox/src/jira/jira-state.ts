import { plainText } from "./adf/plain-text.ts";
import { isPublic } from "./comments/comment-view.ts";
import { kinds } from "./fields/kinds.ts";
import { issueBy } from "./issues/find-issue.ts";
import type { Issue, Notification } from "./issues/issue.ts";
import { requestTypeOf } from "./service/request-view.ts";
import type { Site } from "./site.ts";

/** A comment as it stands. */
export interface CommentState {
  readonly id: string;
  /** The author's name. */
  readonly author: string;
  /** Not for customers; outside service projects everybody sees everything. */
  readonly internal: boolean;
  /** How often it was edited. */
  readonly edits: number;
  /** ISO 8601 UTC. */
  readonly created: string;
  readonly updated: string;
  /** The document, and its words. */
  readonly body: unknown;
  readonly text: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** An issue with all that hangs on it, as of now. */
export interface IssueState {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly type: string;
  readonly requestType?: string;
  readonly status: string;
  readonly statusCategory: string;
  readonly resolution?: string;
  readonly reporter?: string;
  readonly assignee?: string;
  readonly created: string;
  readonly updated: string;
  readonly parent?: string;
  /** Sub-tasks, and issues linked to this one. */
  readonly tasks: readonly {
    readonly key: string;
    readonly summary: string;
    readonly status: string;
    readonly type: string;
  }[];
  readonly linked: readonly string[];
  /** Filled fields as a person reads them, by field id. */
  readonly fields: Readonly<Record<string, string>>;
  readonly comments: readonly CommentState[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly remoteLinks: readonly { readonly globalId: string | null; readonly title: string; readonly url: string }[];
  readonly attachments: readonly { readonly filename: string; readonly bytes: number }[];
  readonly approvals: readonly { readonly id: string; readonly name: string; readonly decision: string }[];
  readonly watchers: readonly string[];
}

/** What a site holds, read directly: no call, no lag, no permission. */
export interface JiraState {
  /** By id or key, old keys included. */
  issue(idOrKey: string): IssueState | undefined;
  /** All issues, oldest first. */
  issues(): readonly IssueState[];
  /** Accounts by name and e-mail. */
  users(): readonly {
    readonly accountId: string;
    readonly email: string;
    readonly name: string;
    readonly active: boolean;
  }[];
  /** The request types people can file. */
  requestTypes(): readonly { readonly id: string; readonly name: string; readonly project: string }[];
  webhooks(): readonly { readonly id: string; readonly url: string; readonly events: readonly string[] }[];
  /** Mails that `notify` would have sent. */
  notifications(): readonly Notification[];
}

/** Reads a site. */
export function stateOf(site: Site): JiraState {
  return {
    issue(idOrKey) {
      const issue = issueBy(site, idOrKey);
      return issue && issueState(site, issue);
    },
    issues: () => [...site.issues.values()].map((issue) => issueState(site, issue)),
    users: () =>
      [...site.users.values()].map(({ accountId, email, name, active }) => ({ accountId, email, name, active })),
    requestTypes: () =>
      [...site.requestTypes.values()].map(({ id, name, projectId }) => ({
        id,
        name,
        project: site.projects.get(projectId)?.key ?? "",
      })),
    webhooks: () => [...site.webhooks.values()].map(({ id, url, events }) => ({ id, url, events })),
    notifications: () => site.notifications,
  };
}

function issueState(site: Site, issue: Issue): IssueState {
  const status = (one: Issue) => site.statuses.get(one.statusId)?.name ?? "";
  const typeName = (one: Issue) => site.issueTypes.get(one.typeId)?.name ?? "";
  const summary = (one: Issue) => String(one.values["summary"] ?? "");
  const person = (id: unknown) => site.users.get(String(id))?.name;
  const resolution = site.resolutions.get(String(issue.values["resolution"]))?.name;
  const requestType = requestTypeOf(site, issue)?.name;
  const reporter = person(issue.values["reporter"]);
  const assignee = person(issue.values["assignee"]);
  const parent = site.issues.get(issue.parentId ?? "")?.key;
  return {
    id: issue.id,
    key: issue.key,
    summary: summary(issue),
    type: typeName(issue),
    ...(requestType === undefined ? {} : { requestType }),
    status: status(issue),
    statusCategory: site.statuses.get(issue.statusId)?.category ?? "undefined",
    ...(resolution === undefined ? {} : { resolution }),
    ...(reporter === undefined ? {} : { reporter }),
    ...(assignee === undefined ? {} : { assignee }),
    created: issue.created,
    updated: issue.updated,
    ...(parent === undefined ? {} : { parent }),
    tasks: site.issues
      .group(issue.id)
      .map((one) => ({ key: one.key, summary: summary(one), status: status(one), type: typeName(one) })),
    linked: site.links.group(issue.id).flatMap(({ inwardId, outwardId }) => {
      const other = inwardId === issue.id ? outwardId : outwardId === issue.id ? inwardId : undefined;
      return site.issues.get(other ?? "")?.key ?? [];
    }),
    fields: Object.fromEntries(
      Object.entries(issue.values).map(([id, value]) => [
        id,
        kinds[site.fields.get(id)?.kind ?? "text"].text(value, site),
      ]),
    ),
    comments: (site.commentsOf.get(issue.id) ?? []).flatMap((id) => {
      const comment = site.comments.get(id);
      if (comment === undefined) return [];
      const { created, updated, body, properties, edits } = comment;
      const author = person(comment.authorId) ?? "";
      return [
        { id, author, internal: !isPublic(comment), edits, created, updated, body, text: plainText(body), properties },
      ];
    }),
    properties: issue.properties,
    remoteLinks: (site.remoteLinks.get(issue.id) ?? []).map(({ globalId, object }) => ({
      globalId,
      title: String(object["title"]),
      url: String(object["url"]),
    })),
    attachments: site.attachments
      .group(issue.id)
      .map(({ filename, content }) => ({ filename, bytes: Buffer.from(content, "base64").length })),
    approvals: (site.approvals.get(issue.id) ?? []).map(({ id, name, decision }) => ({ id, name, decision })),
    watchers: issue.watchers.map((id) => person(id) ?? id),
  };
}
