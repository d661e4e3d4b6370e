import {
  type FieldUser,
  type Form,
  getForm,
  getUsers,
  type JiraClient,
  type JiraError,
  listForms,
} from "@tenure/jira-client";
import { ResultAsync } from "neverthrow";

/**
 * Reads what was answered on the JSM forms of an issue, by question id and by the key an admin gave the question.
 * A form somebody still fills in has not been answered. Choices come with their labels, people with their addresses.
 */
export function readAnswers(
  jira: JiraClient,
  issueId: string,
): ResultAsync<Readonly<Record<string, unknown>>, JiraError> {
  return listForms(jira, issueId)
    .andThen((entries) =>
      ResultAsync.combine(entries.filter(({ submitted }) => submitted).map(({ id }) => getForm(jira, issueId, id))),
    )
    .andThen((forms) => {
      const people = new Set(
        forms.flatMap(({ state }) => Object.values(state.answers).flatMap(({ users }) => users ?? [])),
      );
      return getUsers(jira, [...people]).map((users) =>
        Object.assign({}, ...forms.map((form) => answersOf(form, users))),
      );
    });
}

function answersOf({ design, state }: Form, users: readonly FieldUser[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(state.answers).flatMap(([questionId, answer]) => {
      const question = design.questions[questionId];
      const told = {
        ...answer,
        ...(answer.choices === undefined
          ? {}
          : { choices: answer.choices.map((id) => question?.choices?.find((choice) => choice.id === id) ?? id) }),
        ...(answer.users === undefined
          ? {}
          : { users: answer.users.map((id) => users.find(({ accountId }) => accountId === id) ?? id) }),
      };
      const names = [questionId, ...(question?.questionKey ? [question.questionKey] : [])];
      return names.map((name) => [name, told] as const);
    }),
  );
}
