import type { Cause, Finding } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { type MatchedRow, matchRows } from "../reference-table/match-rows.ts";
import { nearestRows } from "../reference-table/nearest-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes } from "../request/request.ts";
import { accessTarget } from "./granted.ts";

/** The rows that apply to somebody by their attributes, and what to say about those that do not. */
export interface ApplicableRows {
  /** Without what another of them excludes. */
  readonly matched: readonly MatchedRow[];
  /** Groups and applications that would be granted, were they not excluded; and by which rows. */
  readonly excluded: ReadonlyMap<string, readonly Cause[]>;
  /** Everything that matching rows exclude, whether a matching row would grant it or not; and by which rows. */
  readonly barred: ReadonlyMap<string, readonly Cause[]>;
  readonly findings: readonly Finding[];
  /** Not empty when only rows for everybody match: nobody is to start with no access and no word said. */
  readonly refusals: readonly Refusal[];
}

/** Finds the rows for somebody. Privileged ones never apply by attributes alone. */
export function applicableRows(table: ReferenceTable, attributes: Attributes): ApplicableRows {
  const all = matchRows(table, attributes);
  const privileged = all
    .filter(({ row }) => row.class === "privileged")
    .map(({ row }) => ({
      kind: "privileged-not-granted",
      sentence: `Row ${row.id} is privileged and is not granted by attributes; ask for it with an access ticket.`,
    }));
  const open = all.filter(({ row }) => row.class !== "privileged");
  const known = open.some(({ row }) => row.conditions.length > 0);
  const barred = excludedBy(all);
  return {
    ...withoutExcluded(open, barred),
    barred,
    findings: privileged.toSorted((a, b) => (a.sentence < b.sentence ? -1 : 1)),
    refusals: known ? [] : [noRow(table, attributes)],
  };
}

/** Which targets matching rows exclude, with the rows as causes, in an order that does not depend on the table's. */
export function excludedBy(matched: readonly MatchedRow[]): ReadonlyMap<string, readonly Cause[]> {
  const excluded = new Map<string, Cause[]>();
  for (const { row } of matched.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1))) {
    const { id: rowId, owner, reason } = row;
    for (const target of row.excludes ?? []) {
      const causes = excluded.get(target) ?? [];
      causes.push({ kind: "excluded", rowId, owner, reason });
      excluded.set(target, causes);
    }
  }
  return excluded;
}

/** Takes excluded targets out of what rows grant; keeps note of those that some row did grant. */
export function withoutExcluded(
  matched: readonly MatchedRow[],
  excluded: ReadonlyMap<string, readonly Cause[]>,
): Pick<ApplicableRows, "matched" | "excluded"> {
  const would = new Set(matched.flatMap(({ row }) => row.grants.flatMap((grant) => accessTarget(grant) ?? [])));
  return {
    matched: matched.map((match) => ({
      ...match,
      row: { ...match.row, grants: match.row.grants.filter((grant) => !excluded.has(accessTarget(grant) ?? "")) },
    })),
    excluded: new Map([...excluded].filter(([target]) => would.has(target))),
  };
}

function noRow(table: ReferenceTable, attributes: Attributes): Refusal {
  const near = nearestRows(table, attributes, 3).map(({ row, failed }) => {
    const cells = failed.map(({ attribute, cell, value }) => `${attribute} is ${value ?? "not given"}, not ${cell}`);
    return `${row.id} (${cells.join("; ")})`;
  });
  const hint = near.length === 0 ? "" : ` Nearest: ${near.join(", ")}.`;
  return { kind: "no-row-matches", sentence: `No row of the table "${table.name}" is for this person.${hint}` };
}
