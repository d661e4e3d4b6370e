import type { PortalField } from "./request-types.ts";

/** How a field is asked for. */
export type FieldKind =
  | "line"
  | "text"
  | "number"
  | "date"
  | "moment"
  | "person"
  | "people"
  | "one"
  | "few"
  | "many"
  | "two-steps"
  | "words";

/** The kind of question a Jira field makes; up to three answers are shown side by side. */
export function fieldKind({ jiraSchema, validValues }: PortalField): FieldKind {
  const { type, items, custom, system } = jiraSchema;
  if (type === "option-with-child") return "two-steps";
  if (type === "array") {
    if (items === "user") return "people";
    return validValues.length > 0 ? "many" : "words";
  }
  if (validValues.length > 0) return validValues.length > 3 ? "one" : "few";
  switch (type) {
    case "user":
      return "person";
    case "number":
      return "number";
    case "date":
      return "date";
    case "datetime":
      return "moment";
    default:
      return custom.endsWith(":textarea") || system === "description" ? "text" : "line";
  }
}
