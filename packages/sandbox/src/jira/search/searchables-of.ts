import { isCustom } from "../fields/field.ts";
import type { Site } from "../site.ts";
import { custom } from "./custom-searchable.ts";
import type { Searchable } from "./searchable.ts";
import { aliases, systemSearchables } from "./system-searchables.ts";

/** The field a query means: a system name, `cf[10042]`, or the name of custom fields, of which there may be several. */
export function searchablesOf(name: string, site: Site): readonly Searchable[] {
  const folded = name.toLowerCase();
  const known = systemSearchables[aliases[folded] ?? folded];
  if (known !== undefined) return [known];
  const [, number] = /^cf\[(\d+)\]$/.exec(folded) ?? [];
  return [...site.fields.values()]
    .filter((field) => isCustom(field))
    .filter((field) =>
      number === undefined
        ? field.name.toLowerCase() === folded || field.id === folded
        : field.id === `customfield_${number}`,
    )
    .map((field) => custom(site, field.id));
}
