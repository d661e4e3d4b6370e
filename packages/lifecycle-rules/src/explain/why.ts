import { applicableRows, excludedBy } from "../entitlements/applicable-rows.ts";
import { accessTarget, granted } from "../entitlements/granted.ts";
import type { Cause } from "../plan/plan.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import { matcherOf } from "../reference-table/matcher.ts";
import { type NearRow, nearestRows } from "../reference-table/nearest-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, AttributeValue } from "../request/request.ts";

/** The rows that give somebody a group or application, and the cells that made them; empty when none does. */
export function why(table: ReferenceTable, attributes: Attributes, target: string): readonly Cause[] {
  const { matched } = applicableRows(table, attributes);
  return [...granted(matched, "group"), ...granted(matched, "application")]
    .filter(({ grant }) => accessTarget(grant) === target)
    .flatMap(({ causes }) => causes);
}

/** Why somebody is not given a group or application. */
export type WhyNot =
  | { readonly kind: "granted"; readonly causes: readonly Cause[] }
  /** No row of the table grants it to anybody. */
  | { readonly kind: "not-in-table" }
  /** Rows would grant it, and others that match too exclude it. */
  | { readonly kind: "excluded"; readonly causes: readonly Cause[] }
  /** Rows match, but privileged access is asked for by ticket. */
  | { readonly kind: "privileged"; readonly rowIds: readonly string[] }
  /** Rows that grant it, nearest first, each with the cells that failed. */
  | { readonly kind: "no-row"; readonly nearest: readonly NearRow[] };

/** Why not: the nearest row that would grant it, and the cell in the way. */
export function whyNot(table: ReferenceTable, attributes: Attributes, target: string): WhyNot {
  const causes = why(table, attributes, target);
  if (causes.length > 0) return { kind: "granted", causes };
  const rows = table.rows.filter(({ grants }) => grants.some((grant) => accessTarget(grant) === target));
  if (rows.length === 0) return { kind: "not-in-table" };

  const matched = matchRows(table, attributes);
  const matching = matched.filter(({ row }) => rows.includes(row));
  const exclusions = excludedBy(matched).get(target);
  if (matching.some(({ row }) => row.class !== "privileged") && exclusions !== undefined) {
    return { kind: "excluded", causes: exclusions };
  }
  if (matching.length > 0) return { kind: "privileged", rowIds: matching.map(({ row }) => row.id).toSorted() };
  return { kind: "no-row", nearest: nearestRows({ ...table, rows }, attributes, 3) };
}

/** The people a row holds for. */
export function who<P extends { readonly attributes: Readonly<Record<string, AttributeValue>> }>(
  table: ReferenceTable,
  rowId: string,
  people: Iterable<P>,
): readonly P[] {
  const rows = table.rows.filter(({ id }) => id === rowId);
  const matcher = matcherOf({ rows });
  return [...people].filter(({ attributes }) => matcher((name) => attributes[name]).length > 0);
}
