import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askGateway } from "../client/ask.ts";
import type { JiraClient } from "../client/jira-client.ts";
import type { JiraError } from "../client/jira-error.ts";
import { GATEWAY } from "../endpoints/gateway.ts";
import { getCloudId } from "../site/cloud-id.ts";

const FormEntryReply = z.object({
  id: z.string(),
  name: z.string().default(""),
  /** Hidden from customers. */
  internal: z.boolean().default(false),
  /** Until this is true, answers are a draft somebody is still writing. */
  submitted: z.boolean().default(false),
  updated: z.string().optional(),
  formTemplate: z.looseObject({ id: z.string().optional() }).optional(),
});

/** A form on an issue. Its id is not that of the template it was made from. */
export type FormEntry = z.infer<typeof FormEntryReply>;

/**
 * Lists the forms on an issue.
 * @see https://developer.atlassian.com/cloud/forms/rest/api-group-forms-on-issue/
 */
export function listForms(jira: JiraClient, issueIdOrKey: string): ResultAsync<readonly FormEntry[], JiraError> {
  return getCloudId(jira).andThen((cloudId) =>
    askGateway(jira, GATEWAY.listForms, { path: { cloudId, issueIdOrKey }, reply: z.array(FormEntryReply) }),
  );
}

const QuestionReply = z.looseObject({
  type: z.string().default(""),
  label: z.string().default(""),
  /** Set when the answer is kept in this Jira field, and then it may be missing from the form. */
  jiraField: z.string().nullish(),
  /** The key an admin gave the question: the only one that survives a new version of the form. */
  questionKey: z.string().nullish(),
  choices: z.array(z.looseObject({ id: z.string(), label: z.string().default("") })).optional(),
});

const AnswerReply = z.looseObject({
  text: z.string().optional(),
  choices: z.array(z.string()).optional(),
  users: z.array(z.string()).optional(),
  date: z.string().optional(),
  time: z.string().optional(),
  adf: z.unknown().optional(),
});

const FormReply = z.looseObject({
  id: z.string(),
  updated: z.string().optional(),
  design: z.looseObject({ questions: z.record(z.string(), QuestionReply).default({}) }),
  state: z.looseObject({ status: z.string().optional(), answers: z.record(z.string(), AnswerReply).default({}) }),
});

/** A form with its questions and the answers given, both by question id. */
export type Form = z.infer<typeof FormReply>;

/**
 * Reads a form on an issue: what was asked, and what was answered outside Jira fields. A question
 * that was not asked, or not answered, is absent from the answers.
 * @see https://developer.atlassian.com/cloud/forms/rest/api-group-forms-on-issue/
 */
export function getForm(jira: JiraClient, issueIdOrKey: string, formId: string): ResultAsync<Form, JiraError> {
  return getCloudId(jira).andThen((cloudId) =>
    askGateway(jira, GATEWAY.getForm, { path: { cloudId, issueIdOrKey, formId }, reply: FormReply }),
  );
}

const FlatAnswerReply = z.object({
  label: z.string().default(""),
  fieldKey: z.string().nullish(),
  answer: z.string().nullish(),
  choice: z.string().nullish(),
});

/** An answer as text. Several choices are joined with commas: for showing, not for deciding. */
export type FormAnswer = z.infer<typeof FlatAnswerReply>;

/**
 * Reads a form's answers as text, those kept in Jira fields too.
 * @see https://developer.atlassian.com/cloud/forms/rest/api-group-forms-on-issue/
 */
export function getFormAnswers(
  jira: JiraClient,
  issueIdOrKey: string,
  formId: string,
): ResultAsync<readonly FormAnswer[], JiraError> {
  return getCloudId(jira).andThen((cloudId) =>
    askGateway(jira, GATEWAY.getFormAnswers, {
      path: { cloudId, issueIdOrKey, formId },
      reply: z.array(FlatAnswerReply),
    }),
  );
}
