import { err, ok, type Result } from "neverthrow";
import { readLongText } from "../fields/text-kinds.ts";
import { isObject } from "../http/call.ts";
import { type Problem, refuse, refuseFields } from "../http/problem.ts";
import { projectOf } from "../issues/find-issue.ts";
import type { Comment, Issue } from "../issues/issue.ts";
import { putIssue } from "../issues/save-issue.ts";
import { can, isAgent } from "../permissions/can.ts";
import { readProperties } from "../properties/read-property.ts";
import { nextId, type Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { commentEvent } from "../webhooks/announce.ts";
import { isPublic } from "./comment-view.ts";

/** What is written of a comment. */
export interface CommentWriting {
  readonly body: unknown;
  readonly visibility?: unknown;
  readonly properties?: unknown;
  readonly parentId?: unknown;
  readonly version: 2 | 3;
  readonly actor: User | undefined;
  /** On the portal, people comment on their own requests whatever the project says. */
  readonly onPortal?: true;
}

const NOT_VALID = "Comment body is not valid!";

/** A comment that was checked and is not made yet: whatever it comes with must not be done before it is known good. */
export type CommentDraft = Pick<Comment, "issueId" | "authorId" | "body" | "properties" | "visibility" | "parentId">;

/** Adds a comment. */
export function addComment(site: Site, issue: Issue, writing: CommentWriting): Result<Comment, Problem> {
  return draftComment(site, issue, writing).map((draft) => keepDraft(site, draft));
}

/** Checks a comment. Everything that is wrong is said at once. */
export function draftComment(site: Site, issue: Issue, writing: CommentWriting): Result<CommentDraft, Problem> {
  const { actor, version } = writing;
  const mayComment = writing.onPortal === true || can(site, actor, "ADD_COMMENTS", projectOf(site, issue), issue);
  const body = readLongText(writing.body, version, site, NOT_VALID);
  if (!mayComment || body.isErr()) {
    return err(
      refuseFields(
        body.isErr() ? { comment: body.error } : {},
        ...(mayComment ? [] : ["You do not have the permission to comment on this issue."]),
      ),
    );
  }
  if ((site.commentsOf.get(issue.id) ?? []).length >= site.settings.commentLimit) {
    return err(refuse(413, "The number of comments on this issue has reached the limit."));
  }
  return readRest(site, issue, writing).map((rest) => ({
    issueId: issue.id,
    authorId: actor?.accountId ?? null,
    body: body.value,
    ...rest,
  }));
}

/** Makes a comment of a draft; quietly, when something else tells of it. */
export function keepDraft(site: Site, draft: CommentDraft, isQuiet = false): Comment {
  const now = site.clock.iso();
  const comment: Comment = {
    id: nextId(site, "comment"),
    ...draft,
    updateAuthorId: draft.authorId,
    created: now,
    updated: now,
    edits: 0,
  };
  const issue = keep(site, comment, [...(site.commentsOf.get(draft.issueId) ?? []), comment.id]);
  if (issue !== undefined && !isQuiet) commentEvent(site, issue, comment, "created", comment.authorId);
  return comment;
}

/** Replaces a comment's text. What is left out of its properties and visibility stays. */
export function editComment(
  site: Site,
  issue: Issue,
  comment: Comment,
  writing: CommentWriting,
): Result<Comment, Problem> {
  const project = projectOf(site, issue);
  const { actor, version } = writing;
  const isOwn = comment.authorId !== null && comment.authorId === actor?.accountId;
  const mayEdit = can(site, actor, isOwn ? "EDIT_OWN_COMMENTS" : "EDIT_ALL_COMMENTS", project, issue);
  if (!mayEdit) return err(refuse(400, "You do not have permission to edit this comment."));
  const body = readLongText(writing.body, version, site, NOT_VALID);
  if (body.isErr()) return err(refuseFields({ comment: body.error }));
  if (comment.parentId !== undefined && writing.visibility !== undefined) {
    return err(refuse(400, "The visibility of a reply cannot be changed."));
  }
  const rest = readRest(site, issue, writing);
  if (rest.isErr()) return err(rest.error);
  const next: Comment = {
    ...comment,
    ...rest.value,
    properties: { ...comment.properties, ...rest.value.properties },
    body: body.value,
    updated: site.clock.iso(),
    updateAuthorId: actor?.accountId ?? null,
    edits: comment.edits + 1,
  };
  keep(site, next, site.commentsOf.get(issue.id) ?? []);
  commentEvent(site, issue, next, "updated", next.updateAuthorId);
  return ok(next);
}

/** Takes a comment away. */
export function removeComment(site: Site, issue: Issue, comment: Comment, actor: User | undefined): void {
  site.comments.delete(comment.id);
  site.commentsOf.set(
    issue.id,
    (site.commentsOf.get(issue.id) ?? []).filter((id) => id !== comment.id),
  );
  putIssue(site, { ...issue, updated: site.clock.iso() });
  commentEvent(site, issue, comment, "deleted", actor?.accountId ?? null);
}

/** Puts a comment in place. Gives the issue as it is then. */
function keep(site: Site, comment: Comment, ids: readonly string[]): Issue | undefined {
  site.comments.set(comment.id, comment);
  site.commentsOf.set(comment.issueId, ids);
  const issue = site.issues.get(comment.issueId);
  if (issue === undefined) return undefined;
  const next = { ...issue, updated: site.clock.iso() };
  putIssue(site, next);
  return next;
}

function readRest(
  site: Site,
  issue: Issue,
  { visibility, properties, parentId, actor }: CommentWriting,
): Result<Pick<Comment, "visibility" | "properties" | "parentId">, Problem> {
  const read = readProperties(properties);
  if (read.isErr()) return err(read.error);
  const project = projectOf(site, issue);
  // Outside service projects the property means nothing, and it is kept as any other.
  const isInternal = project.serviceDesk !== undefined && !isPublic({ properties: read.value });
  if (isInternal && !isAgent(site, actor, project)) {
    return err(refuse(403, "You do not have permission to make internal comments."));
  }
  const seen = readVisibility(site, visibility);
  if (seen.isErr()) return err(seen.error);
  const parent = typeof parentId === "string" || typeof parentId === "number" ? String(parentId) : undefined;
  if (parent !== undefined && site.comments.get(parent)?.issueId !== issue.id) {
    return err(refuse(400, "The parent comment does not exist."));
  }
  const inherited = parent === undefined ? undefined : site.comments.get(parent)?.visibility;
  const shown = seen.value ?? inherited;
  return ok({
    properties: read.value,
    ...(shown === undefined ? {} : { visibility: shown }),
    ...(parent === undefined ? {} : { parentId: parent }),
  });
}

function readVisibility(site: Site, given: unknown): Result<Comment["visibility"], Problem> {
  if (given === undefined || given === null) return ok(undefined);
  const type = isObject(given) ? given["type"] : undefined;
  if (!isObject(given) || (type !== "role" && type !== "group")) {
    return err(refuseFields({ commentLevel: "The visibility's type must be 'role' or 'group'." }));
  }
  const named = String(given["identifier"] ?? given["value"] ?? "");
  if (type === "role") return ok({ type, value: String(given["value"] ?? named), identifier: named });
  const group = [...site.groups.values()].find(({ id, name }) => id === named || name === named);
  if (group === undefined) return err(refuseFields({ commentLevel: `Group: ${named} does not exist.` }));
  return ok({ type, value: group.name, identifier: group.id });
}
