import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { gather, nextStart, pages } from "../client/pages.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { type Comment, CommentReply } from "./comment.ts";

const CommentPage = z.object({ total: z.number().default(0), comments: z.array(CommentReply) });

/**
 * Lists all comments of an issue with their properties, oldest first.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-get
 */
export function listComments(jira: JiraClient, issueIdOrKey: string): ResultAsync<readonly Comment[], JiraError> {
  return gather(
    pages<Comment, number>(PLATFORM.listComments.route, (startAt = 0) =>
      ask(jira, PLATFORM.listComments, {
        path: { issueIdOrKey },
        query: { startAt, maxResults: 100, orderBy: "created", expand: "properties" },
        reply: CommentPage,
      }).map(({ comments, total }) => ({ items: comments, next: nextStart(startAt, comments.length, total) })),
    ),
  );
}

/**
 * Finds the comment that was written with a marker, the oldest when there are several;
 * `undefined` when there is none. Everybody who may see the issue can write such a property:
 * compare the author with {@link getMyself} where that matters.
 */
export function findMarkedComment(
  jira: JiraClient,
  issueIdOrKey: string,
  markerKey: string,
): ResultAsync<Comment | undefined, JiraError> {
  return listComments(jira, issueIdOrKey).map((comments) =>
    comments.find(({ properties }) => properties.some(({ key }) => key === markerKey)),
  );
}
