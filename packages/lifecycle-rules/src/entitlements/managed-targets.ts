import type { ReferenceTable } from "../reference-table/table.ts";
import { accessTarget } from "./granted.ts";

/** What a table manages: each group and application some row grants, with the ids of those rows, sorted. */
export interface ManagedTargets {
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly applications: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<ReferenceTable, ManagedTargets>();

/** Lists what a table manages; worked out once per table. */
export function managedTargets(table: ReferenceTable): ManagedTargets {
  const cached = known.get(table);
  if (cached !== undefined) return cached;
  const groups = new Map<string, string[]>();
  const applications = new Map<string, string[]>();
  for (const row of table.rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const grant of row.grants) {
      const id = accessTarget(grant);
      if (id === undefined) continue;
      const targets = grant.kind === "group" ? groups : applications;
      const rowIds = targets.get(id);
      if (rowIds === undefined) targets.set(id, [row.id]);
      else rowIds.push(row.id);
    }
  }
  const targets = { groups, applications };
  known.set(table, targets);
  return targets;
}
