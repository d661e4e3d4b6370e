import { wikiToAdf } from "../adf/wiki-to-adf.ts";
import type { Site } from "../site.ts";
import { kinds } from "./kinds.ts";

/**
 * What a person typed or chose, as a caller of version 3 would write it: words become options, e-mails become
 * accounts, plain text becomes a document. What already has the written form passes.
 */
export function fromWords(site: Site, fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, fieldFromWords(site, id, value)]));
}

function fieldFromWords(site: Site, fieldId: string, value: unknown): unknown {
  const field = site.fields.get(fieldId);
  if (field === undefined || value === null || value === undefined) return value;
  const each = (make: (text: string) => unknown) =>
    Array.isArray(value) ? value.map((one) => (typeof one === "string" ? make(one) : one)) : value;
  const text = typeof value === "string" ? value : undefined;
  switch (field.kind) {
    case "paragraph":
      return text === undefined ? value : text === "" ? null : wikiToAdf(text);
    case "datetime":
      return text?.endsWith("Z") === true ? text.replace(/Z$/, "+0000") : value;
    case "user":
      return text === undefined ? value : { accountId: accountId(site, text) };
    case "users":
    case "people":
    case "participants":
      return each((one) => ({ accountId: accountId(site, one) }));
    case "select":
    case "radio":
      return text === undefined ? value : { value: text };
    case "multiselect":
    case "checkboxes":
      return each((one) => ({ value: one }));
    case "cascading": {
      if (!Array.isArray(value)) return value;
      const [parent, child] = value;
      return { value: parent, ...(child === undefined ? {} : { child: { value: child } }) };
    }
    case "versions":
    case "components":
    case "groups":
      return each((name) => ({ name }));
    default: {
      const isPointer = kinds[field.kind].choices !== undefined || field.kind === "group";
      return isPointer && text !== undefined ? { name: text } : value;
    }
  }
}

function accountId(site: Site, named: string): string {
  if (site.users.has(named)) return named;
  return [...site.users.values()].find(({ email }) => email.toLowerCase() === named.toLowerCase())?.accountId ?? named;
}
