import { LIST_KINDS } from "../form/field.ts";
import type { LintContext } from "./lint-table.ts";

/** The options forms offer for each attribute; attributes with a field that takes free text are left out. */
export function optionsByAttribute({ forms = [] }: LintContext): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, Set<string>>();
  const free = new Set<string>();
  for (const [name, field] of forms.flatMap((form) => Object.entries(form.fields))) {
    if (field.options === undefined) free.add(name);
    else options.set(name, new Set([...(options.get(name) ?? []), ...field.options]));
  }
  return new Map([...options].filter(([name]) => !free.has(name)).map(([name, values]) => [name, [...values]]));
}

/** Attributes that hold several values, because a form lets people choose several. */
export function listAttributes({ forms = [] }: LintContext): ReadonlySet<string> {
  const fields = forms.flatMap((form) => Object.entries(form.fields));
  return new Set(fields.filter(([, { kind }]) => LIST_KINDS.has(kind)).map(([name]) => name));
}
