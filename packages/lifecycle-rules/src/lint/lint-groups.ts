import { accessTarget } from "../entitlements/granted.ts";
import { nearest } from "../form/nearest.ts";
import type { ObservedGroup } from "../observation/observation.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LintContext, LintFinding } from "./lint-table.ts";

/**
 * Groups the table grants that Okta does not have, calls otherwise, or lets nobody be put into; and exclusions of what
 * neither Okta nor another row knows, which keep nobody from anything.
 */
export function lintGroups(table: ReferenceTable, { groups }: LintContext): readonly LintFinding[] {
  if (groups === undefined) return [];
  const known = new Map(groups.map((group) => [group.id, group]));
  return [...granted(table, groups, known), ...excluded(table, known)];
}

function excluded({ rows }: ReferenceTable, known: ReadonlyMap<string, ObservedGroup>): readonly LintFinding[] {
  const given = new Set(rows.flatMap(({ grants }) => grants.flatMap((grant) => accessTarget(grant) ?? [])));
  return rows.flatMap(({ id, excludes = [] }) =>
    excludes
      .filter((target) => !known.has(target) && !given.has(target))
      .map((value): LintFinding => {
        const sentence = `Row ${id} excludes ${value}, which is no group of Okta and granted by no row; it keeps nobody from anything.`;
        return { kind: "group-unknown", severity: "error", rowIds: [id], column: "excludes", value, sentence };
      }),
  );
}

function granted(
  { rows }: ReferenceTable,
  groups: readonly ObservedGroup[],
  known: ReadonlyMap<string, ObservedGroup>,
): readonly LintFinding[] {
  return rows.flatMap(({ id, grants }) =>
    grants.flatMap((grant): readonly LintFinding[] => {
      if (grant.kind !== "group") return [];
      const group = known.get(grant.groupId);
      const base = { severity: "error", rowIds: [id], column: "group", value: grant.groupId } as const;
      if (group === undefined) {
        const namesake = groups.find(({ name }) => name === grant.name);
        const near =
          namesake?.name ??
          nearest(
            grant.name,
            groups.map(({ name }) => name),
          );
        const nearId = groups.find(({ name }) => name === near)?.id;
        const hint = near === undefined ? "" : `; "${near}" is ${nearId}`;
        const sentence = `Row ${id}: Okta has no group ${grant.groupId} ("${grant.name}")${hint}.`;
        return [{ ...base, kind: "group-unknown", ...(nearId === undefined ? {} : { nearest: nearId }), sentence }];
      }
      if (group.type !== "OKTA_GROUP") {
        const sentence = `Row ${id}: "${group.name}" is of type ${group.type} and takes no members from us.`;
        return [{ ...base, kind: "group-not-assignable", sentence }];
      }
      if (group.name === grant.name) return [];
      const sentence = `Row ${id}: Okta calls ${group.id} "${group.name}", the table "${grant.name}".`;
      return [{ ...base, kind: "group-renamed", nearest: group.name, sentence }];
    }),
  );
}
