import {
  type JiraClient,
  listFields,
  listRequestTypeFields,
  listServiceDesks,
  probeJira,
  type RequestTypeField,
} from "@tenure/jira-client";
import { type Form, type FormField, lintTable } from "@tenure/lifecycle-rules";
import type { TenureConfig } from "../config/read-config.ts";
import { type Diagnosis, diagnosing } from "./diagnosis.ts";

const { bad, good, unchecked, warning } = diagnosing("jira");

/** Address, credentials, permissions and clock; then whether the forms' fields are there and offer what the table knows. */
export async function examineJira(
  jira: JiraClient,
  { forms, jira: settings, table }: Pick<TenureConfig, "forms" | "jira" | "table">,
): Promise<readonly Diagnosis[]> {
  const projects = [...new Set(forms.flatMap(({ when }) => when.projectKey ?? []))];
  const probe = await probeJira(jira, { projects });
  const wrong = probe.findings.map(({ remedy, sentence }) => bad(sentence, remedy));
  const always = settingsDiagnoses(settings);
  if (probe.account === undefined) return [...wrong, ...always];
  const who = probe.account.displayName ?? probe.account.accountId;
  const account =
    "apiToken" in settings.auth
      ? warning(
          `Jira's API token is that of ${who}: when that account goes, everything stops.`,
          "Use a service account of the organisation.",
        )
      : good(`Jira answers, and knows us as ${who}.`);
  const fields = await fieldDiagnoses(jira, forms);
  const asked = await askedOf(jira, forms);
  const drift = lintTable(table, { forms: asked.forms }).filter(
    ({ kind }) => kind === "value-without-option" || kind === "option-without-row",
  );
  return [
    account,
    ...wrong,
    ...always,
    ...fields,
    ...asked.diagnoses,
    ...drift.map(({ sentence }) => warning(sentence, "Correct the field's options in Jira, or the table.")),
  ];
}

function settingsDiagnoses({
  appSecrets = [],
  automation,
  forgeAppId,
  webhookSecrets,
}: TenureConfig["jira"]): readonly Diagnosis[] {
  const tokens = automation?.tokens ?? [];
  return [...webhookSecrets, ...tokens, ...appSecrets].length === 0 && forgeAppId === undefined
    ? [
        bad(
          "No webhook will be believed: there is no secret.",
          "Give the webhook a secret in Jira, and set JIRA_WEBHOOK_SECRET to it.",
        ),
      ]
    : [];
}

/** Fields the forms name, against those the site has. */
async function fieldDiagnoses(jira: JiraClient, forms: readonly Form[]): Promise<readonly Diagnosis[]> {
  const found = await listFields(jira);
  if (found.isErr()) return [unchecked(`Whether the forms' fields exist cannot be seen: ${found.error.sentence}`)];
  const byId = new Map(found.value.map((field) => [field.id, field]));
  const wanted = new Map(forms.flatMap(({ fields }) => Object.values(fields)).map((field) => [field.id, field]));
  // Questions of JSM forms have ids of their own, which the site's list does not know.
  const named = [...wanted.values()].filter(({ id }) => id.startsWith("customfield_"));
  const missing = named.filter(({ id }) => !byId.has(id));
  return [
    ...(missing.length === 0 ? [good(`Jira has all ${named.length} fields that the forms name.`)] : []),
    ...missing.map(({ id, label }) => {
      const alike = found.value.filter(({ name }) => name.toLowerCase() === label.toLowerCase());
      return bad(
        `Jira has no field ${id} ("${label}"), or this account may not see it.`,
        alike.length === 0
          ? "Correct the id in the form."
          : `A field of that name has the id ${alike.map((field) => field.id).join(" or ")}.`,
      );
    }),
  ];
}

interface Asked {
  /** The forms with the options that the portal offers. */
  readonly forms: readonly Form[];
  readonly diagnoses: readonly Diagnosis[];
}

/** What the portal asks for, form by form. */
async function askedOf(jira: JiraClient, forms: readonly Form[]): Promise<Asked> {
  const onPortal = forms.filter(({ when }) => when.requestTypeId !== undefined && when.projectKey !== undefined);
  if (onPortal.length === 0) return { forms, diagnoses: [] };
  const desks = await listServiceDesks(jira);
  if (desks.isErr())
    return { forms, diagnoses: [unchecked(`What the portal asks for cannot be seen: ${desks.error.sentence}`)] };
  const looked = await Promise.all(
    onPortal.map(async (form) => {
      const desk = desks.value.find(({ projectKey }) => projectKey === form.when.projectKey);
      if (desk === undefined) return { form, diagnoses: [] };
      const fields = await listRequestTypeFields(jira, desk.id, form.when.requestTypeId ?? "");
      return fields.match(
        (asked) => ({ form: withOptions(form, asked), diagnoses: demandsOf(form, asked) }),
        ({ sentence }) => ({ form, diagnoses: [bad(`The request type of the form "${form.name}": ${sentence}`)] }),
      );
    }),
  );
  return { forms: looked.map(({ form }) => form), diagnoses: looked.flatMap(({ diagnoses }) => diagnoses) };
}

function withOptions(form: Form, asked: readonly RequestTypeField[]): Form {
  const options = new Map(asked.map(({ fieldId, validValues }) => [fieldId, validValues.map(({ label }) => label)]));
  const known = (field: FormField): FormField => {
    const offered = options.get(field.id) ?? [];
    return offered.length === 0 || field.kind === "yes-no" ? field : { ...field, options: offered };
  };
  return {
    ...form,
    fields: Object.fromEntries(Object.entries(form.fields).map(([name, field]) => [name, known(field)])),
  };
}

/** Fields we cannot do without, which the portal does not insist on. */
function demandsOf({ fields, name }: Form, asked: readonly RequestTypeField[]): readonly Diagnosis[] {
  const byId = new Map(asked.map((field) => [field.fieldId, field]));
  return Object.values(fields).flatMap(({ id, label, required }) => {
    const found = byId.get(id);
    if (!id.startsWith("customfield_") || !required || found?.required === true) return [];
    return found === undefined
      ? [
          bad(
            `The portal's form "${name}" does not ask for ${label}, which is required.`,
            "Add the field to the request type.",
          ),
        ]
      : [
          warning(
            `The portal's form "${name}" lets ${label} be empty, which is required.`,
            "Make the field required in the request type.",
          ),
        ];
  });
}
