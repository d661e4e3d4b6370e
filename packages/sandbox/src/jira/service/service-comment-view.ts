import { adfToWiki } from "../adf/adf-to-wiki.ts";
import { isPublic } from "../comments/comment-view.ts";
import type { Reader } from "../http/reader.ts";
import type { Comment, Issue } from "../issues/issue.ts";
import { serviceDate } from "./service-date.ts";
import { serviceUserView } from "./service-user-view.ts";

/** A comment as service management writes it: a text, and whether customers see it. */
export function serviceCommentView(reader: Reader, issue: Issue, comment: Comment): Readonly<Record<string, unknown>> {
  return {
    _expands: ["attachment", "renderedBody"],
    id: comment.id,
    body: adfToWiki(comment.body),
    public: isPublic(comment),
    author: serviceUserView(reader, comment.authorId),
    created: serviceDate(reader, comment.created),
    _links: { self: `${reader.base}/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}` },
  };
}
