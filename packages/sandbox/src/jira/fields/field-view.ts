import type { Reader } from "../http/reader.ts";
import { contextAt, type Field, isCustom, type Place } from "./field.ts";
import { kinds } from "./kinds.ts";
import { computedFields } from "./system-fields.ts";

/** The `schema` of a field: decide by this, never by the name. */
export function schemaOf(field: Field): Readonly<Record<string, unknown>> {
  const { type, items, custom } = kinds[field.kind];
  return {
    ...(type === undefined ? {} : { type }),
    ...(items === undefined ? {} : { items }),
    ...(isCustom(field) ? { custom, customId: Number(field.id.replace("customfield_", "")) } : { system: field.id }),
  };
}

/** A row of the field catalogue. */
export function fieldRow(reader: Reader, field: Field): Readonly<Record<string, unknown>> {
  const custom = isCustom(field);
  const number = field.id.replace("customfield_", "");
  const project = field.projectId === undefined ? undefined : reader.site.projects.get(field.projectId);
  return {
    id: field.id,
    key: field.id,
    name: field.name,
    custom,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: custom ? [`cf[${number}]`, field.name] : [field.id],
    ...(project === undefined ? {} : { scope: { type: "PROJECT", project: { id: project.id } } }),
    schema: schemaOf(field),
  };
}

/** The rows of fields that are computed. */
export const computedRows: readonly Readonly<Record<string, unknown>>[] = computedFields.map(
  ({ id, name, type, items, clauses }) => ({
    id,
    key: id,
    name,
    custom: false,
    orderable: false,
    navigable: true,
    searchable: (clauses ?? [id]).length > 0,
    clauseNames: clauses ?? [id],
    schema: { type, ...(items === undefined ? {} : { items }), system: id },
  }),
);

/** What may be written to a field, and how, in one place: `editmeta`, `createmeta` and transitions share it. */
export function fieldMeta(
  reader: Reader,
  field: Field,
  place: Place,
  required: boolean,
): Readonly<Record<string, unknown>> {
  const kind = kinds[field.kind];
  const context = contextAt(field, place);
  const choices = kind.choices?.({ site: reader.site, field, place, context }, reader);
  const isUserSearch = schemaOf(field)["type"] === "user" || schemaOf(field)["items"] === "user";
  return {
    required,
    schema: schemaOf(field),
    name: field.name,
    key: field.id,
    hasDefaultValue: context?.default !== undefined || field.id === "priority",
    operations: kind.verbs,
    ...(isUserSearch ? { autoCompleteUrl: `${reader.rest}/user/search?query=` } : {}),
    ...(field.kind === "labels" ? { autoCompleteUrl: `${reader.base}/rest/api/1.0/labels/suggest?query=` } : {}),
    ...(choices === undefined ? {} : { allowedValues: choices }),
    ...(context?.default === undefined ? {} : { defaultValue: kind.view(context.default, reader) }),
  };
}
