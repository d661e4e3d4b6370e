import { err, ok, type Result } from "neverthrow";
import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import { isObject } from "../http/call.ts";
import { Answer as AnswerShape } from "../seed/form-seed.ts";
import type { Site } from "../site.ts";
import type { Answer, FormTemplate, Question } from "./form.ts";

/** Answers, by where they are kept: in Jira fields (as a caller of version 3 would write them), or in the form. */
export interface ReadAnswers {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly kept: Readonly<Record<string, Answer>>;
}

/** Reads answers by question id. A question linked to a field stores there, and only there. */
export function readAnswers(
  site: Site,
  template: FormTemplate | undefined,
  answers: unknown,
): Result<ReadAnswers, string> {
  if (answers === undefined || answers === null) return ok({ fields: {}, kept: {} });
  if (!isObject(answers)) return err("Answers must be an object.");
  const fields: Record<string, unknown> = {};
  const kept: Record<string, Answer> = {};
  for (const [id, given] of Object.entries(answers)) {
    const question = template?.questions.find((one) => one.id === id);
    if (question === undefined) return err(`The form has no question ${id}.`);
    const read = AnswerShape.safeParse(given);
    if (!read.success) return err(`The answer to question ${id} is not valid.`);
    const answer: Answer = defined(read.data);
    const unknown = answer.choices?.find(
      (choice) => question.jiraField === undefined && !question.choices.some((one) => one.id === choice),
    );
    if (unknown !== undefined) return err(`The question ${id} has no choice ${unknown}.`);
    if (question.jiraField === undefined) kept[id] = answer;
    else fields[question.jiraField] = fieldValue(site, question, question.jiraField, answer);
  }
  return ok({ fields, kept });
}

/** Without what is not there: an answer that was not given has no member, not an empty one. */
function defined(answer: AnswerShape): Answer {
  const { text, choices, users, date, time, adf } = answer;
  return {
    ...(text === undefined ? {} : { text }),
    ...(choices === undefined ? {} : { choices }),
    ...(users === undefined ? {} : { users }),
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
    ...(adf === undefined ? {} : { adf }),
  };
}

function fieldValue(site: Site, question: Question, fieldId: string, answer: Answer): unknown {
  const kind = site.fields.get(fieldId)?.kind;
  const ids = (answer.choices ?? []).map((id) => ({ id: optionId(site, question, id) }));
  const people = (answer.users ?? []).map((accountId) => ({ accountId }));
  switch (kind) {
    case "select":
    case "radio":
    case "priority":
      return ids[0] ?? null;
    case "multiselect":
    case "checkboxes":
    case "components":
      return ids;
    case "user":
      return people[0] ?? null;
    case "users":
    case "people":
      return people;
    case "paragraph":
      return answer.adf ?? (answer.text === undefined ? null : wikiToAdf(answer.text));
    case "number":
      return answer.text === undefined ? null : Number(answer.text);
    case "date":
      return answer.date ?? null;
    default:
      return answer.text ?? answer.date ?? null;
  }
}

/** The form's own choice ids stand for options by their words; ids of options pass. */
function optionId(site: Site, question: Question, choice: string): string {
  const label = question.choices.find(({ id }) => id === choice)?.label;
  if (label === undefined) return choice;
  const field = site.fields.get(question.jiraField ?? "");
  for (const { options } of field?.contexts ?? []) {
    const option = options.find(({ value }) => value === label);
    if (option !== undefined) return option.id;
  }
  return choice;
}
