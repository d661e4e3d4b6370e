import type { Cause } from "../plan/plan.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { Entitlement } from "../reference-table/table.ts";

/** An entitlement and every row that gives it. */
export interface Granted<E extends Entitlement = Entitlement> {
  readonly grant: E;
  readonly causes: readonly Cause[];
}

/** What matching rows give, each entitlement once with all its rows, in an order that does not depend on the table's. */
export function granted<K extends Entitlement["kind"]>(
  matched: readonly MatchedRow[],
  kind: K,
): readonly Granted<Extract<Entitlement, { kind: K }>>[] {
  const byKey = new Map<string, { grant: Extract<Entitlement, { kind: K }>; causes: Map<string, Cause> }>();
  for (const match of matched.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1))) {
    for (const grant of match.row.grants) {
      if (!isKind(grant, kind)) continue;
      const known = byKey.get(entitlementKey(grant)) ?? { grant, causes: new Map<string, Cause>() };
      known.causes.set(match.row.id, rowCause(match));
      byKey.set(entitlementKey(grant), known);
    }
  }
  return [...byKey]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { grant, causes }]) => ({ grant, causes: [...causes.values()] }));
}

/** What makes two entitlements the same one. */
export function entitlementKey(entitlement: Entitlement): string {
  switch (entitlement.kind) {
    case "group":
      return entitlement.groupId;
    case "application":
      return entitlement.appId;
    case "task":
      return entitlement.task;
    case "notification":
      return `${entitlement.event}:${entitlement.audience}`;
  }
}

/** Id of the group or application an entitlement gives access to; `undefined` for tasks and mails. */
export function accessTarget(entitlement: Entitlement): string | undefined {
  if (entitlement.kind === "group") return entitlement.groupId;
  return entitlement.kind === "application" ? entitlement.appId : undefined;
}

function isKind<K extends Entitlement["kind"]>(
  grant: Entitlement,
  kind: K,
): grant is Extract<Entitlement, { kind: K }> {
  return grant.kind === kind;
}

function rowCause({ row, cells }: MatchedRow): Cause {
  const sorted = cells.toSorted((a, b) => (a.attribute < b.attribute ? -1 : 1));
  return { kind: "row", rowId: row.id, owner: row.owner, reason: row.reason, cells: sorted };
}
