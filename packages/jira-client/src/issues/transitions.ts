import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { Nothing } from "../client/nothing.ts";
import { PLATFORM } from "../endpoints/platform.ts";
import { FieldSchemaReply } from "./issue.ts";

const StatusReply = z.object({
  id: z.string(),
  name: z.string(),
  statusCategory: z.object({ key: z.string() }),
});

const TransitionField = z.object({
  required: z.boolean().default(false),
  name: z.string().default(""),
  schema: FieldSchemaReply.optional(),
  allowedValues: z.array(z.unknown()).optional(),
});

const TransitionReply = z.object({
  id: z.string(),
  name: z.string(),
  to: StatusReply,
  hasScreen: z.boolean().default(false),
  fields: z.record(z.string(), TransitionField).default({}),
});

/** A way out of the status the issue is in. Ids and names differ between workflows: choose by `to`. */
export type Transition = z.infer<typeof TransitionReply>;

const TransitionsReply = z.object({ transitions: z.array(TransitionReply) });

/**
 * Lists the transitions the caller can make now, with the fields of their screens.
 *
 * Empty when there is none, and also when the caller may not make any: Jira does not say which.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get
 */
export function listTransitions(jira: JiraClient, idOrKey: string): ResultAsync<readonly Transition[], JiraError> {
  return ask(jira, PLATFORM.listTransitions, {
    path: { issueIdOrKey: idOrKey },
    query: { expand: "transitions.fields" },
    reply: TransitionsReply,
  }).map(({ transitions }) => transitions);
}

/** A transition to make. */
export interface TransitionChoice {
  readonly transitionId: string;
  /**
   * Name of the resolution. Give one whenever the status it leads to is done: Jira does not insist,
   * and an issue without one counts as open everywhere, with its SLAs running.
   */
  readonly resolution?: string;
  /** Further fields of the transition's screen. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * Makes a transition. Read the status first and do nothing where it is reached: a repeat is
 * refused, or goes round a loop a second time.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
export function transitionIssue(
  jira: JiraClient,
  idOrKey: string,
  { transitionId, resolution, fields }: TransitionChoice,
): ResultAsync<void, JiraError> {
  const values = { ...fields, ...(resolution === undefined ? {} : { resolution: { name: resolution } }) };
  return ask(jira, PLATFORM.transitionIssue, {
    path: { issueIdOrKey: idOrKey },
    body: { transition: { id: transitionId }, ...(Object.keys(values).length === 0 ? {} : { fields: values }) },
    reply: Nothing,
  });
}
