import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import type { EntityProperty } from "../properties/entity-property.ts";

/** What a new issue holds: values in Jira's write form, see {@link encodeField}. */
export interface IssueDraft {
  /** At least `project`, `issuetype` and `summary`; a sub-task also `parent`. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties?: readonly EntityProperty[];
}

/** What Jira calls the new issue. */
export interface CreatedIssue {
  readonly id: string;
  readonly key: string;
}

const Created = z.object({ id: z.string(), key: z.string() });

/**
 * Creates an issue or a sub-task.
 *
 * Never sent twice by itself: when the answer is lost the error says `mayHaveHappened`, and only
 * the caller can know how to look for it. In a service project the result is no request until its
 * request-type field is set; {@link createRequest} makes one.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 */
export function createIssue(jira: JiraClient, draft: IssueDraft): ResultAsync<CreatedIssue, JiraError> {
  return ask(jira, PLATFORM.createIssue, { body: draft, reply: Created });
}

/** What became of a batch: the created ones, and why others were not, by their place in the batch. */
export interface CreatedIssues {
  readonly issues: readonly CreatedIssue[];
  readonly failed: readonly { readonly index: number; readonly fields: Readonly<Record<string, string>> }[];
}

const CreatedBatch = z
  .object({
    issues: z.array(Created).default([]),
    errors: z
      .array(
        z.object({
          failedElementNumber: z.number().optional(),
          elementErrors: z.object({ errors: z.record(z.string(), z.string()).optional() }).optional(),
        }),
      )
      .default([]),
  })
  .transform(
    ({ issues, errors }): CreatedIssues => ({
      issues,
      failed: errors.map((error) => ({
        index: error.failedElementNumber ?? -1,
        fields: error.elementErrors?.errors ?? {},
      })),
    }),
  );

/**
 * Creates up to 50 issues in one call. Some may be created and others not: read the result.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post
 */
export function createIssues(jira: JiraClient, drafts: readonly IssueDraft[]): ResultAsync<CreatedIssues, JiraError> {
  return ask(jira, PLATFORM.createIssues, { body: { issueUpdates: drafts }, reply: CreatedBatch });
}

/** What to change. A field may be in `fields` or in `update`, never in both. */
export interface IssueEdit {
  /** New values in Jira's write form; `null` clears. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Operations (`add`, `remove`, `set`, `edit`) by field: adding a label so does not undo somebody else's. */
  readonly update?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly properties?: readonly EntityProperty[];
}

/**
 * Changes an issue, all of it or nothing. Status is changed by {@link transitionIssue} only.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put
 */
export function editIssue(jira: JiraClient, idOrKey: string, edit: IssueEdit): ResultAsync<void, JiraError> {
  return ask(jira, PLATFORM.editIssue, { path: { issueIdOrKey: idOrKey }, body: edit, reply: Nothing });
}
