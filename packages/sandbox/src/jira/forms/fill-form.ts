import type { Issue } from "../issues/issue.ts";
import { putIssue } from "../issues/save-issue.ts";
import type { Site } from "../site.ts";
import { propertyEvent } from "../webhooks/announce.ts";
import type { Answer, FormTemplate, IssueForm } from "./form.ts";

/** Puts a form on an issue. */
export function addForm(
  site: Site,
  issue: Issue,
  template: FormTemplate,
  answers: Readonly<Record<string, Answer>>,
  submitted: boolean,
): IssueForm {
  const form: IssueForm = {
    id: site.random.uuid(),
    issueId: issue.id,
    templateId: template.id,
    internal: false,
    submitted,
    updated: site.clock.iso(),
    answers,
  };
  site.forms.set(issue.id, [...(site.forms.get(issue.id) ?? []), form]);
  return form;
}

/** Replaces a form. All that the outside hears is that a property of the issue was set. */
export function putForm(site: Site, issue: Issue, form: IssueForm, actorId: string | null): IssueForm {
  const next = { ...form, updated: site.clock.iso() };
  site.forms.set(
    issue.id,
    (site.forms.get(issue.id) ?? []).map((one) => (one.id === form.id ? next : one)),
  );
  putIssue(site, { ...(site.issues.get(issue.id) ?? issue), updated: site.clock.iso() });
  const forms = site.forms.get(issue.id) ?? [];
  const value = { schemaVersion: 8, forms: forms.map(({ id, submitted }) => ({ uuid: id, submitted })) };
  propertyEvent(site, issue, { key: "proforma.forms", value }, "set", actorId);
  return next;
}
