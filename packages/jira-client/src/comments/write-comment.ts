import type { ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { undefinedWhenMissing } from "../client/undefined-when-missing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import type { EntityProperty } from "../properties/entity-property.ts";
import { type AdfBody, type Comment, CommentReply } from "./comment.ts";

/** A comment to write. */
export interface CommentDraft {
  readonly body: AdfBody;
  /** Hidden from the customers of a service project. Elsewhere it has no effect; say `true` when in doubt. */
  readonly internal: boolean;
  /** A property that {@link findMarkedComment} finds it by, so that it is edited instead of written again. */
  readonly marker?: EntityProperty;
}

/**
 * Writes a comment. Watchers get a mail, and a comment that is not internal goes to the customer.
 *
 * Never sent twice by itself: when the answer is lost the error says `mayHaveHappened`; look with
 * {@link findMarkedComment} before writing again.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post
 */
export function addComment(
  jira: JiraClient,
  issueIdOrKey: string,
  { body, internal, marker }: CommentDraft,
): ResultAsync<Comment, JiraError> {
  const properties = [
    ...(internal ? [{ key: "sd.public.comment", value: { internal: true } }] : []),
    ...(marker === undefined ? [] : [marker]),
  ];
  return ask(jira, PLATFORM.addComment, {
    path: { issueIdOrKey },
    body: { body, ...(properties.length === 0 ? {} : { properties }) },
    reply: CommentReply,
  });
}

/**
 * Replaces a comment's body. Who may see it, and its properties, stay as they are.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-put
 */
export function updateComment(
  jira: JiraClient,
  issueIdOrKey: string,
  commentId: string,
  { body }: { readonly body: AdfBody },
): ResultAsync<Comment, JiraError> {
  return ask(jira, PLATFORM.updateComment, {
    path: { issueIdOrKey, id: commentId },
    body: { body },
    reply: CommentReply,
  });
}

/**
 * Deletes a comment; one that is not there is deleted already. What it said may live on in mails.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-id-delete
 */
export function deleteComment(jira: JiraClient, issueIdOrKey: string, commentId: string): ResultAsync<void, JiraError> {
  const deletion = ask(jira, PLATFORM.deleteComment, { path: { issueIdOrKey, id: commentId }, reply: Nothing });
  return undefinedWhenMissing(deletion).map(() => undefined);
}
