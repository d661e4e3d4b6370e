import type { Site } from "../site.ts";
import type { KindName } from "./kinds.ts";

const known = new WeakMap<Site, Map<KindName, string | undefined>>();

/** The id of the first field of a kind. A site's fields do not change once it is made. */
export function fieldOfKind(site: Site, kind: KindName): string | undefined {
  const ids = known.get(site) ?? new Map<KindName, string | undefined>();
  known.set(site, ids);
  if (!ids.has(kind)) ids.set(kind, [...site.fields.values()].find((field) => field.kind === kind)?.id);
  return ids.get(kind);
}
