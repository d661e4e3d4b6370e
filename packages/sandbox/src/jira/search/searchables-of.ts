import { isCustom } from "../fields/field.ts";
import type { Site } from "../site.ts";
import { custom } from "./custom-searchable.ts";
import type { Searchable } from "./searchable.ts";
import { aliases, systemSearchables } from "./system-searchables.ts";

/** The field a query means: a system name, `cf[10042]`, or the name of custom fields, of which there may be several. */
export function searchablesOf(name: string, site: Site): readonly Searchable[] {
  const names = known.get(site) ?? new Map<string, readonly Searchable[]>();
  known.set(site, names);
  const found = names.get(name) ?? find(name.toLowerCase(), site);
  // Queries come from outside: what means nothing is not remembered.
  if (found.length > 0) names.set(name, found);
  return found;
}

/** A site's fields do not change once it is made, and a search asks once for each issue. */
const known = new WeakMap<Site, Map<string, readonly Searchable[]>>();

function find(folded: string, site: Site): readonly Searchable[] {
  const system = systemSearchables[aliases[folded] ?? folded];
  if (system !== undefined) return [system];
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
