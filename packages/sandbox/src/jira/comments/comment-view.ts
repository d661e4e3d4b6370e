import { adfToWiki } from "../adf/adf-to-wiki.ts";
import { isObject } from "../http/call.ts";
import type { Reader } from "../http/reader.ts";
import type { Comment, Issue } from "../issues/issue.ts";
import { isGrantee } from "../permissions/can.ts";
import type { Site } from "../site.ts";
import { jiraTime } from "../time.ts";
import { userView } from "../users/user-view.ts";

/** Whether customers see a comment. Everybody's default is that they do. */
export function isPublic(comment: Pick<Comment, "properties">): boolean {
  const property = comment.properties["sd.public.comment"];
  return !(isObject(property) && property["internal"] === true);
}

/** A comment as readers get it: a document in version 3, markup in version 2. */
export function commentView(reader: Reader, comment: Comment): Readonly<Record<string, unknown>> {
  const { site } = reader;
  return {
    self: `${reader.rest}/issue/${comment.issueId}/comment/${comment.id}`,
    id: comment.id,
    author: userView(reader, comment.authorId),
    body: reader.version === 2 ? adfToWiki(comment.body) : comment.body,
    updateAuthor: userView(reader, comment.updateAuthorId),
    created: jiraTime(Date.parse(comment.created), reader.zone),
    updated: jiraTime(Date.parse(comment.updated), reader.zone),
    ...(comment.visibility === undefined ? {} : { visibility: comment.visibility }),
    ...(comment.parentId === undefined ? {} : { parentId: Number(comment.parentId) }),
    ...(isServiceDesk(site, comment.issueId) ? { jsdPublic: isPublic(comment) } : {}),
  };
}

function isServiceDesk(site: Site, issueId: string): boolean {
  const issue = site.issues.get(issueId);
  return issue !== undefined && site.projects.get(issue.projectId)?.type === "service_desk";
}

/** The comments of an issue that a reader may see, oldest first. */
export function commentsOf({ site, accountId }: Reader, issue: Issue): readonly Comment[] {
  const user = site.users.get(accountId ?? "");
  const project = site.projects.get(issue.projectId);
  return (site.commentsOf.get(issue.id) ?? [])
    .flatMap((id) => site.comments.get(id) ?? [])
    .filter(
      ({ visibility }) =>
        visibility === undefined ||
        visibility.type === "role" ||
        isGrantee(site, user, visibility.identifier, project, issue) ||
        isGrantee(site, user, visibility.value, project, issue),
    );
}

/** The comment field of an issue. */
export function commentsPage(reader: Reader, issue: Issue): unknown {
  const comments = commentsOf(reader, issue).map((comment) => commentView(reader, comment));
  return {
    comments,
    self: `${reader.rest}/issue/${issue.id}/comment`,
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}
