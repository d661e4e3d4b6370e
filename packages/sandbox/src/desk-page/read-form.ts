import type { DeskParts } from "./desk-parts.ts";
import { fieldKind } from "./field-kind.ts";
import type { PortalField } from "./request-types.ts";

/** What somebody typed and chose. */
export interface Filled {
  one(name: string): string;
  all(name: string): readonly string[];
}

/** A field to mend. */
export interface FormProblem {
  readonly fieldId: string;
  readonly sentence: string;
}

/** What goes to Jira, or everything there is to mend. */
export type FormReading =
  | {
      readonly kind: "fine";
      readonly by: string;
      readonly summary: string;
      readonly fields: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "to-mend"; readonly problems: readonly FormProblem[] };

/** Reads a form that came in. */
export function filledFrom(form: URLSearchParams): Filled {
  return {
    one: (name) => form.get(name)?.trim() ?? "",
    all: (name) => form.getAll(name).filter((value) => value !== ""),
  };
}

/** Checks what a person can mend before Jira says it less kindly: all of it at once. */
export function readForm({ jira }: DeskParts, fields: readonly PortalField[], filled: Filled): FormReading {
  const accounts = new Set(jira.state.users().map(({ email }) => email.toLowerCase()));
  const problems: FormProblem[] = [];
  const unknown = (fieldId: string, email: string) =>
    problems.push({ fieldId, sentence: `Nobody in Jira has the address ${email}.` });

  const by = filled.one("by");
  if (!accounts.has(by.toLowerCase())) unknown("by", by === "" ? "“”" : by);
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const { fieldId, name, required } = field;
    const value = answerTo(field, filled);
    if (value === undefined) {
      if (required) problems.push({ fieldId, sentence: `${name} is needed.` });
      continue;
    }
    const isPerson = fieldKind(field) === "person" || fieldKind(field) === "people";
    for (const email of isPerson ? [value].flat() : []) {
      if (typeof email === "string" && !accounts.has(email.toLowerCase())) unknown(fieldId, email);
    }
    values[fieldId] = value;
  }
  if (problems.length > 0) return { kind: "to-mend", problems };
  const { summary, ...rest } = values;
  return { kind: "fine", by, summary: String(summary ?? ""), fields: rest };
}

function answerTo(field: PortalField, filled: Filled): unknown {
  const one = filled.one(field.fieldId);
  switch (fieldKind(field)) {
    case "many": {
      const all = filled.all(field.fieldId);
      return all.length === 0 ? undefined : all;
    }
    case "people":
    case "words": {
      const words = one.split(/[\s,;]+/).filter((word) => word !== "");
      return words.length === 0 ? undefined : words;
    }
    case "number":
      return one === "" ? undefined : Number(one);
    case "moment":
      return one === "" ? undefined : `${one}:00.000Z`;
    case "two-steps":
      return one === "" ? undefined : one.split(" › ");
    default:
      return one === "" ? undefined : one;
  }
}
