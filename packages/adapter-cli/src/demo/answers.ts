import type { FormField } from "@tenure/lifecycle-rules";
import type { Fact } from "./chapter.ts";
import type { AnswerValue } from "./story.ts";

/** An answer as people see it on the form. */
export function shownAnswer([field, value]: readonly [FormField, AnswerValue]): Fact {
  return {
    label: field.label,
    value: typeof value === "string" ? value : isList(value) ? value.join(", ") : value.name,
  };
}

/** An answer as Jira's v3 API takes it for a field of this kind. */
export function jiraValue(
  [field, value]: readonly [FormField, AnswerValue],
  accountIdOf: (login: string) => string,
): unknown {
  if (isList(value)) return value.map((option) => ({ value: option }));
  if (typeof value === "object") return { accountId: accountIdOf(value.login) };
  switch (field.kind) {
    case "select":
    case "yes-no":
      return { value };
    case "long-text":
      return { type: "doc", version: 1, content: [{ type: "paragraph", content: [{ type: "text", text: value }] }] };
    default:
      return value;
  }
}

function isList(value: AnswerValue): value is readonly string[] {
  return Array.isArray(value);
}
