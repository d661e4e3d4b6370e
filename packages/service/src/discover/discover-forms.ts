import {
  type JiraClient,
  type JiraError,
  listRequestTypeFields,
  listRequestTypes,
  listServiceDesks,
  type RequestTypeField,
} from "@tenure/jira-client";
import type { FieldKind } from "@tenure/lifecycle-rules";
import { ResultAsync } from "neverthrow";

/** A request type of a service project, as its form asks. */
export interface DiscoveredForm {
  readonly projectKey: string;
  readonly requestTypeId: string;
  readonly name: string;
  readonly fields: readonly DiscoveredField[];
}

/** A question of a form that a mapping can use. */
export interface DiscoveredField {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly kind: FieldKind;
  /** What may be chosen; empty where anything may be written. */
  readonly options: readonly string[];
}

/** Every request type of every service project we work in. */
export function discoverForms(jira: JiraClient): ResultAsync<readonly DiscoveredForm[], JiraError> {
  return listServiceDesks(jira)
    .andThen((desks) =>
      ResultAsync.combine(
        desks.map((desk) =>
          listRequestTypes(jira, desk.id).andThen((types) =>
            ResultAsync.combine(
              types.map(({ id, name }) =>
                listRequestTypeFields(jira, desk.id, id).map((fields) => ({
                  projectKey: desk.projectKey,
                  requestTypeId: id,
                  name,
                  fields: fields.flatMap(readField),
                })),
              ),
            ),
          ),
        ),
      ),
    )
    .map((forms) => forms.flat());
}

/** Kinds by the last part of Jira's name for the type. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  textfield: "short-text",
  textarea: "long-text",
  float: "number",
  url: "url",
  datepicker: "date",
  datetime: "date-time",
  select: "select",
  radiobuttons: "select",
  multiselect: "multi-select",
  multicheckboxes: "multi-select",
  cascadingselect: "cascading",
  userpicker: "user",
  multiuserpicker: "multi-user",
  people: "multi-user",
  labels: "labels",
};

function readField({ fieldId, jiraSchema, name, required, validValues }: RequestTypeField): readonly DiscoveredField[] {
  const kind = KINDS[jiraSchema?.custom?.split(":").at(-1) ?? ""];
  // Summary, attachments, priority and the like say nothing about a person.
  if (kind === undefined) return [];
  const options = validValues.map(({ label, value }) => (label === "" ? value : label));
  const yesNo = kind === "select" && options.length > 0 && options.every((option) => /^(yes|no)$/i.test(option));
  const address = kind === "short-text" && /e-?mail/i.test(name);
  return [{ id: fieldId, label: name, required, kind: yesNo ? "yes-no" : address ? "email" : kind, options }];
}
