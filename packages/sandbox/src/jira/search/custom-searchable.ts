import type { Cascade } from "../fields/choice-kinds.ts";
import { contextAt } from "../fields/field.ts";
import { kinds } from "../fields/kinds.ts";
import type { Issue } from "../issues/issue.ts";
import { requestTypeOf } from "../service/request-view.ts";
import type { Site } from "../site.ts";
import { named, one, type Searchable, user } from "./searchable.ts";

/** How a custom field is compared in a query. */
export function custom(site: Site, fieldId: string): Searchable {
  const field = site.fields.get(fieldId)!;
  const stored = (issue: Issue) => (contextAt(field, issue) === undefined ? undefined : issue.values[fieldId]);
  const kind = kinds[field.kind];
  const read =
    (make: (value: unknown, here: Site) => readonly (readonly (string | number)[])[]) => (issue: Issue, here: Site) => {
      const now = stored(issue);
      return now === undefined ? [] : make(now, here);
    };
  switch (field.kind) {
    case "text":
    case "paragraph":
    case "url":
      return { kind: "text", read: read((now) => one(kind.text(now, site))) };
    case "number":
      return { kind: "number", read: read((now) => one(Number(now))) };
    case "date":
      return { kind: "day", read: read((now) => one(String(now))) };
    case "datetime":
      return { kind: "instant", read: read((now) => one(Date.parse(String(now)))) };
    case "user":
    case "users":
    case "people":
    case "participants":
      return { kind: "names", read: read((now, here) => [now].flat().flatMap((id) => user(here, id))) };
    case "request-type":
      return { kind: "names", read: (issue, here) => named(requestTypeOf(here, issue)) };
    case "cascading":
      return {
        kind: "names",
        read: read((now, here) => {
          const { parent, child } = now as Cascade;
          return [parent, child].flatMap((id) => (id === undefined ? [] : one(id, here.options.get(id)?.value)));
        }),
      };
    case "select":
    case "radio":
    case "multiselect":
    case "checkboxes":
      return {
        kind: "names",
        read: read((now, here) => [now].flat().map((id) => [String(id), here.options.get(String(id))?.value ?? ""])),
      };
    default:
      return { kind: "names", read: read((now, here) => one(kind.text(now, here))) };
  }
}
