import type { Change, ChangeItem, Comment, Issue } from "../issues/issue.ts";
import { nextId, type Site } from "../site.ts";
import { fillLater } from "./fill-later.ts";

/** Something that happened, for whoever subscribed to it. */
export interface JiraEvent {
  /** `jira:issue_created`, `comment_created` … */
  readonly name: string;
  readonly issueId: string;
  /** For JQL filters and payloads of things that are gone by the time of sending. */
  readonly issue: Issue;
  readonly actorId: string | null;
  /** `issue_event_type_name` */
  readonly typeName?: string;
  readonly change?: Pick<Change, "id" | "items">;
  readonly comment?: Comment;
  readonly property?: { readonly key: string; readonly value?: unknown };
  readonly attachmentId?: string;
  readonly linkId?: string;
  /** By the site's clock. */
  readonly at: number;
  /** Bulk changes and cascades are sent later. */
  readonly isSecondary: boolean;
}

/** An issue was made. */
export function issueCreated(
  site: Site,
  issue: Issue,
  actorId: string | null,
  items: readonly ChangeItem[],
  isSecondary = false,
): void {
  const change = site.settings.changelogOnCreate ? { change: { id: nextId(site, "change"), items } } : {};
  say(site, { name: "jira:issue_created", typeName: "issue_created", issue, actorId, isSecondary, ...change });
  fillLater(site, issue);
}

/** Fields of an issue changed. */
export function issueUpdated(
  site: Site,
  issue: Issue,
  change: Change,
  typeName: string,
  isSecondary = false,
  comment?: Comment,
): void {
  const extra = comment === undefined ? {} : { comment };
  say(site, { name: "jira:issue_updated", typeName, issue, actorId: change.authorId, change, isSecondary, ...extra });
}

/** An issue is gone; what hung on it follows by the slow way. */
export function issueDeleted(site: Site, issue: Issue, actorId: string | null, isSecondary = false): void {
  say(site, { name: "jira:issue_deleted", typeName: "issue_deleted", issue, actorId, isSecondary });
}

/** A comment was made, changed or deleted. Some sites say so a second time, as a change of the issue. */
export function commentEvent(
  site: Site,
  issue: Issue,
  comment: Comment,
  what: "created" | "updated" | "deleted",
  actorId: string | null,
): void {
  say(site, { name: `comment_${what}`, issue, comment, actorId, isSecondary: false });
  if (!site.settings.commentAlsoUpdates) return;
  const typeName = { created: "issue_commented", updated: "issue_comment_edited", deleted: "issue_comment_deleted" }[
    what
  ];
  say(site, { name: "jira:issue_updated", typeName, issue, comment, actorId, isSecondary: false });
}

/** A property of an issue was set or taken away. */
export function propertyEvent(
  site: Site,
  issue: Issue,
  property: { readonly key: string; readonly value?: unknown },
  what: "set" | "deleted",
  actorId: string | null,
): void {
  say(site, { name: `issue_property_${what}`, issue, property, actorId, isSecondary: false });
}

/** A file came or went. */
export function attachmentEvent(
  site: Site,
  issue: Issue,
  attachmentId: string,
  what: "created" | "deleted",
  actorId: string | null,
): void {
  say(site, { name: `attachment_${what}`, issue, attachmentId, actorId, isSecondary: false });
}

/** Two issues were linked, or no longer are. */
export function linkEvent(
  site: Site,
  issue: Issue,
  linkId: string,
  what: "created" | "deleted",
  actorId: string | null,
): void {
  say(site, { name: `issuelink_${what}`, issue, linkId, actorId, isSecondary: false });
}

function say(site: Site, event: Omit<JiraEvent, "issueId" | "at">): void {
  site.deliveries.announce({ ...event, issueId: event.issue.id, at: site.clock.now() });
}
