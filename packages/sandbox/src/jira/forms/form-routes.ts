import { err, ok, type Result } from "neverthrow";
import { type Call, isObject, json, noContent, objectBody, param } from "../http/call.ts";
import type { Problem } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { editIssue } from "../issues/edit-issue.ts";
import { projectOf, visibleIssue } from "../issues/find-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { can, isAgent } from "../permissions/can.ts";
import { addForm, putForm } from "./fill-form.ts";
import type { IssueForm } from "./form.ts";
import { designView, flatAnswers, formEntry, formView } from "./form-view.ts";
import { readAnswers } from "./read-answers.ts";

const FORMS = "/jira/forms/cloud/{cloudId}";
const ISSUE = `${FORMS}/issue/{issueIdOrKey}/form`;
const READ = "read:servicedesk-request";
const WRITE = "write:servicedesk-request";

/** Forms (once ProForma), on the gateway or on the way to it. */
export const formRoutes: readonly Route[] = [
  route(`GET ${ISSUE}`, READ, function* (call) {
    const issue = yield* formIssue(call);
    return json((call.site.forms.get(issue.id) ?? []).map((form) => formEntry(call.site, form)));
  }),
  route(`POST ${ISSUE}`, WRITE, function* (call) {
    const issue = yield* formIssue(call);
    const body = yield* objectBody(call);
    const id = isObject(body["formTemplate"]) ? body["formTemplate"]["id"] : undefined;
    const template = call.site.formTemplates.get(String(id));
    if (template === undefined)
      return yield* err(
        problem(
          404,
          "FORM_TEMPLATE_NOT_FOUND",
          "Form Template Not Found",
          "The provided form template ID was not found.",
        ),
      );
    return json(formView(call.site, issue, addForm(call.site, issue, template, {}, false)));
  }),
  route(`GET ${ISSUE}/{formId}`, READ, function* (call) {
    const { issue, form } = yield* pathForm(call);
    return json(formView(call.site, issue, form));
  }),
  route(`PUT ${ISSUE}/{formId}`, WRITE, function* (call) {
    const { issue, form } = yield* pathForm(call);
    const { answers } = yield* objectBody(call);
    if (form.submitted)
      return yield* err(problem(400, "FORM_SUBMITTED", "Form Submitted", "The form has been submitted and is locked."));
    return json(yield* save(call, issue, form, answers));
  }),
  route(`DELETE ${ISSUE}/{formId}`, WRITE, function* (call) {
    const { issue, form } = yield* pathForm(call);
    call.site.forms.set(
      issue.id,
      (call.site.forms.get(issue.id) ?? []).filter(({ id }) => id !== form.id),
    );
    return noContent;
  }),
  route(`GET ${ISSUE}/{formId}/format/answers`, READ, function* (call) {
    const { issue, form } = yield* pathForm(call);
    return json(flatAnswers(call.site, issue, form));
  }),
  route(`GET ${ISSUE}/{formId}/externaldata`, READ, function* (call) {
    yield* pathForm(call);
    return json({ fields: {} });
  }),
  ...(["submit", "reopen", "internal", "external"] as const).map((action) =>
    route(`PUT ${ISSUE}/{formId}/action/${action}`, WRITE, function* (call) {
      const { issue, form } = yield* pathForm(call);
      const change = {
        submit: { submitted: true },
        reopen: { submitted: false },
        internal: { internal: true },
        external: { internal: false },
      }[action];
      if (action === "submit") yield* answered(call, issue, form);
      const next = putForm(call.site, issue, { ...form, ...change }, call.caller.user?.accountId ?? null);
      return json(formEntry(call.site, next));
    }),
  ),
  route(`GET ${FORMS}/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/form`, READ, function* (call) {
    const type = call.site.requestTypes.get(param(call, "requestTypeId"));
    const template = call.site.formTemplates.get(type?.form ?? "");
    if (template === undefined) return yield* err(notFound);
    return json({ id: template.id, updated: call.site.clock.iso(), design: designView(call.site, template) });
  }),
];

function problem(status: number, code: string, title: string, detail: string): Problem {
  return { family: "form", status, code, title, detail };
}

const notFound = problem(404, "FORM_NOT_FOUND", "Form Not Found", "The provided form ID was not found.");

/** The issue, if the caller works on it: forms hold what customers never see. */
function formIssue(call: Call): Result<Issue, Problem> {
  const { site, caller } = call;
  const missing = problem(404, "ISSUE_NOT_FOUND", "Issue Not Found", "The provided issue was not found.");
  if (param(call, "cloudId") !== site.cloudId)
    return err(problem(404, "TENANT_NOT_FOUND", "Not Found", "The provided cloud ID was not found."));
  return visibleIssue(call, param(call, "issueIdOrKey"))
    .mapErr(() => missing)
    .andThen((issue) => {
      const project = projectOf(site, issue);
      const may =
        project.serviceDesk === undefined
          ? can(site, caller.user, "BROWSE_PROJECTS", project, issue)
          : isAgent(site, caller.user, project);
      return may
        ? ok(issue)
        : err(problem(403, "FORBIDDEN", "Forbidden", "You do not have permission to view forms on this issue."));
    });
}

function pathForm(call: Call): Result<{ readonly issue: Issue; readonly form: IssueForm }, Problem> {
  return formIssue(call).andThen((issue) => {
    // The template's id is not the form's, however alike they look.
    const form = (call.site.forms.get(issue.id) ?? []).find(({ id }) => id === param(call, "formId"));
    return form === undefined ? err(notFound) : ok({ issue, form });
  });
}

function save(call: Call, issue: Issue, form: IssueForm, answers: unknown): Result<unknown, Problem> {
  const { site, caller } = call;
  const template = site.formTemplates.get(form.templateId);
  const read = readAnswers(site, template, answers);
  if (read.isErr()) return err(problem(400, "VALIDATION_ERROR", "Validation Error", read.error));
  const { fields, kept } = read.value;
  const edited =
    Object.keys(fields).length === 0
      ? ok(issue)
      : editIssue(site, issue, { writes: { fields }, version: 3, actor: caller.user });
  return edited
    .mapErr(() =>
      problem(400, "VALIDATION_ERROR", "Validation Error", "An answer does not fit the field that keeps it."),
    )
    .map((now) =>
      formView(
        site,
        now,
        putForm(site, now, { ...form, answers: { ...form.answers, ...kept } }, caller.user?.accountId ?? null),
      ),
    );
}

/** Whether every required question has an answer. */
function answered({ site }: Call, issue: Issue, form: IssueForm): Result<void, Problem> {
  const template = site.formTemplates.get(form.templateId);
  const open = (template?.questions ?? []).filter(
    ({ required, jiraField, id }) =>
      required && (jiraField === undefined ? form.answers[id] === undefined : issue.values[jiraField] === undefined),
  );
  return open.length === 0
    ? ok(undefined)
    : err(
        problem(
          400,
          "VALIDATION_ERROR",
          "Validation Error",
          `${open.map(({ label }) => label).join(", ")}: an answer is required.`,
        ),
      );
}
