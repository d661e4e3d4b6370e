import type { ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { undefinedWhenMissing } from "../client/undefined-when-missing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { EntityPropertyReply } from "./entity-property.ts";

/**
 * Reads a property of an issue; `undefined` when it is not set, or the issue not ours to see.
 *
 * Whoever may edit the issue can write it: it is a note to ourselves, never a proof.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/
 */
export function getIssueProperty(
  jira: JiraClient,
  issueIdOrKey: string,
  propertyKey: string,
): ResultAsync<unknown, JiraError> {
  const property = ask(jira, PLATFORM.getIssueProperty, {
    path: { issueIdOrKey, propertyKey },
    reply: EntityPropertyReply,
  });
  return undefinedWhenMissing(property).map((found): unknown => found?.value);
}

/**
 * Sets a property of an issue, as a whole: JSON of at most 32,768 characters. The last writer wins.
 * Everybody who may see the issue can read it: no secrets, and no more about a person than the issue shows.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/
 */
export function setIssueProperty(
  jira: JiraClient,
  issueIdOrKey: string,
  propertyKey: string,
  value: unknown,
): ResultAsync<void, JiraError> {
  return ask(jira, PLATFORM.setIssueProperty, { path: { issueIdOrKey, propertyKey }, body: value, reply: Nothing });
}

/** Removes a property of an issue. One that is not there is removed already. */
export function deleteIssueProperty(
  jira: JiraClient,
  issueIdOrKey: string,
  propertyKey: string,
): ResultAsync<void, JiraError> {
  const deletion = ask(jira, PLATFORM.deleteIssueProperty, { path: { issueIdOrKey, propertyKey }, reply: Nothing });
  return undefinedWhenMissing(deletion).map(() => undefined);
}
