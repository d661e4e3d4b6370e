import { plainText } from "../adf/plain-text.ts";
import { kinds } from "../fields/kinds.ts";
import type { Issue } from "../issues/issue.ts";
import type { Site } from "../site.ts";
import type { Answer, FormTemplate, IssueForm, Question } from "./form.ts";

/** A form in the list of an issue's forms. */
export function formEntry(site: Site, form: IssueForm): unknown {
  return {
    id: form.id,
    formTemplate: { id: form.templateId },
    internal: form.internal,
    submitted: form.submitted,
    lock: form.submitted,
    name: site.formTemplates.get(form.templateId)?.name ?? "",
    updated: form.updated,
  };
}

/** A form with its design and its answers. An answer kept in a Jira field is not here, nor is an empty one. */
export function formView(site: Site, issue: Issue, form: IssueForm): unknown {
  const template = site.formTemplates.get(form.templateId);
  const [open, sent] = site.settings.formStatusCodes;
  const linked = site.settings.linkedAnswersInForm ? linkedAnswers(site, issue, template) : {};
  return {
    id: form.id,
    updated: form.updated,
    design: designView(site, template),
    state: {
      visibility: form.internal ? "i" : "e",
      status: form.submitted ? sent : open,
      answers: { ...linked, ...form.answers },
    },
  };
}

/** The design of a template: questions by id. */
export function designView(site: Site, template: FormTemplate | undefined): unknown {
  const questions = (template?.questions ?? []).map((question) => [
    question.id,
    {
      type: question.type,
      label: question.label,
      description: "",
      validation: { rq: question.required },
      ...(question.jiraField === undefined ? {} : { jiraField: question.jiraField }),
      ...(question.questionKey === undefined ? {} : { questionKey: question.questionKey }),
      ...(question.choices.length === 0 ? {} : { choices: question.choices }),
      ...(question.jiraField !== undefined && question.choices.length === 0
        ? choicesOfField(site, question.jiraField)
        : {}),
    },
  ]);
  return {
    conditions: {},
    layout: [],
    questions: Object.fromEntries(questions),
    sections: {},
    settings: { name: template?.name ?? "", language: "en", submit: { lock: true, pdf: false } },
  };
}

/** The answers as text, those in Jira fields too, several values joined with commas: for showing, not for deciding. */
export function flatAnswers(site: Site, issue: Issue, form: IssueForm): readonly unknown[] {
  const template = site.formTemplates.get(form.templateId);
  return (template?.questions ?? []).flatMap((question) => {
    const answer = answerText(site, issue, form, question);
    if (answer === undefined) return [];
    const isChoice = question.type.startsWith("c");
    return [
      {
        label: question.label,
        ...(question.questionKey === undefined ? {} : { fieldKey: question.questionKey }),
        answer,
        ...(isChoice ? { choice: answer } : {}),
      },
    ];
  });
}

function answerText(site: Site, issue: Issue, form: IssueForm, question: Question): string | undefined {
  if (question.jiraField !== undefined) {
    const stored = issue.values[question.jiraField];
    const field = site.fields.get(question.jiraField);
    return stored === undefined || field === undefined ? undefined : kinds[field.kind].text(stored, site);
  }
  const answer = form.answers[question.id];
  return answer === undefined ? undefined : wordsOf(site, question, answer);
}

function wordsOf(site: Site, question: Question, answer: Answer): string {
  const choices = (answer.choices ?? []).map((id) => question.choices.find((one) => one.id === id)?.label ?? id);
  const people = (answer.users ?? []).map((id) => site.users.get(id)?.name ?? id);
  const words = [...choices, ...people].join(", ");
  // The time of a date-time answer is lost here.
  return answer.text ?? answer.date ?? answer.time ?? (answer.adf === undefined ? words : plainText(answer.adf));
}

function linkedAnswers(site: Site, issue: Issue, template: FormTemplate | undefined): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    (template?.questions ?? []).flatMap(({ id, jiraField }) => {
      const stored = jiraField === undefined ? undefined : issue.values[jiraField];
      const field = site.fields.get(jiraField ?? "");
      return stored === undefined || field === undefined ? [] : [[id, { text: kinds[field.kind].text(stored, site) }]];
    }),
  );
}

function choicesOfField(site: Site, fieldId: string): object {
  const options = site.fields.get(fieldId)?.contexts[0]?.options ?? [];
  return options.length === 0 ? {} : { choices: options.map(({ id, value }) => ({ id, label: value })) };
}
