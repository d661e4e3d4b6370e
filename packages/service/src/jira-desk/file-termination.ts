import {
  createIssue,
  createRequest,
  findUsers,
  type JiraClient,
  listRequestTypeFields,
  listServiceDesks,
} from "@tenure/jira-client";
import type { Form, FormField, TicketRef } from "@tenure/lifecycle-rules";
import type { DeskFailure, TerminationDraft } from "@tenure/provisioner";
import { err, errAsync, ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import { deskFailure, toDeskFailure } from "./to-desk-failure.ts";

/** Files a termination on the company's own form: a service request where the form is one, an issue otherwise. */
export function fileTermination(
  jira: JiraClient,
  forms: readonly Form[],
  draft: TerminationDraft,
): ResultAsync<TicketRef, DeskFailure> {
  const form = forms.find(({ kind }) => kind === "leaver");
  const [login, lastDay] = [form?.fields["login"], form?.fields["lastDay"]];
  const project = form?.when.projectKey;
  if (form === undefined || login === undefined || lastDay === undefined || project === undefined) {
    return errAsync(deskFailure("rejected", "No form of terminations names its project, the person and the last day."));
  }
  return safeTry<TicketRef, DeskFailure>(async function* () {
    const person = yield* asField(jira, login, draft);
    const fields = { [login.id]: person, [lastDay.id]: draft.lastDay };
    const { issueTypeId, requestTypeId } = form.when;
    const summary = `Contract ended on ${draft.lastDay}`;
    if (requestTypeId !== undefined) {
      const desks = yield* listServiceDesks(jira).mapErr(toDeskFailure);
      const desk = desks.find(({ projectKey }) => projectKey === project);
      if (desk === undefined) return err(deskFailure("not-found", `Jira shows us no service desk of ${project}.`));
      // A request type may give every request of its kind one summary, and takes none then.
      const shown = yield* listRequestTypeFields(jira, desk.id, requestTypeId).mapErr(toDeskFailure);
      const titled = shown.some(({ fieldId, visible }) => fieldId === "summary" && visible) ? { summary } : {};
      const asked = { serviceDeskId: desk.id, requestTypeId, requestFieldValues: { ...titled, ...fields } };
      const { issueId, issueKey } = yield* createRequest(jira, asked).mapErr(toDeskFailure);
      return ok({ id: issueId, key: issueKey });
    }
    if (issueTypeId === undefined) return err(deskFailure("rejected", "The form of terminations names no type."));
    const base = { project: { key: project }, issuetype: { id: issueTypeId }, summary };
    const { id, key } = yield* createIssue(jira, { fields: { ...base, ...fields } }).mapErr(toDeskFailure);
    return ok({ id, key });
  });
}

/** The person as the form's field takes them: a picker wants Jira's own id, and everything else text. */
function asField(
  jira: JiraClient,
  { kind, label }: FormField,
  { email, login }: TerminationDraft,
): ResultAsync<unknown, DeskFailure> {
  if (kind !== "user") return okAsync(login);
  return findUsers(jira, email)
    .mapErr(toDeskFailure)
    .andThen((found) => {
      const [person, ...others] = found.filter(
        ({ emailAddress }) => emailAddress?.toLowerCase() === email.toLowerCase(),
      );
      const sentence = `Jira shows nobody with this person's address, so "${label}" cannot name them; file it by hand.`;
      return person === undefined || others.length > 0
        ? err(deskFailure("rejected", sentence))
        : ok({ accountId: person.accountId });
    });
}
