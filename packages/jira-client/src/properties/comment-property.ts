import type { ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { undefinedWhenMissing } from "../client/undefined-when-missing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { EntityPropertyReply } from "./entity-property.ts";

/**
 * Reads a property of a comment; `undefined` when it is not set.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comment-properties/
 */
export function getCommentProperty(
  jira: JiraClient,
  commentId: string,
  propertyKey: string,
): ResultAsync<unknown, JiraError> {
  const property = ask(jira, PLATFORM.getCommentProperty, {
    path: { commentId, propertyKey },
    reply: EntityPropertyReply,
  });
  return undefinedWhenMissing(property).map((found): unknown => found?.value);
}

/**
 * Sets a property of a comment, as a whole.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comment-properties/
 */
export function setCommentProperty(
  jira: JiraClient,
  commentId: string,
  propertyKey: string,
  value: unknown,
): ResultAsync<void, JiraError> {
  return ask(jira, PLATFORM.setCommentProperty, { path: { commentId, propertyKey }, body: value, reply: Nothing });
}
