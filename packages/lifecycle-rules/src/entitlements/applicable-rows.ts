import type { Finding } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { type MatchedRow, matchRows } from "../reference-table/match-rows.ts";
import { nearestRows } from "../reference-table/nearest-rows.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes } from "../request/request.ts";

/** The rows that apply to somebody by their attributes, and what to say about those that do not. */
export interface ApplicableRows {
  readonly matched: readonly MatchedRow[];
  readonly findings: readonly Finding[];
  /** Not empty when only rows for everybody match: nobody is to start with no access and no word said. */
  readonly refusals: readonly Refusal[];
}

/** Finds the rows for a joiner or mover. Privileged ones never apply by attributes alone. */
export function applicableRows(table: ReferenceTable, attributes: Attributes): ApplicableRows {
  const all = matchRows(table, attributes);
  const findings = all
    .filter(({ row }) => row.class === "privileged")
    .map(({ row }) => ({
      kind: "privileged-not-granted",
      sentence: `Row ${row.id} is privileged and is not granted by attributes; ask for it with an access ticket.`,
    }));
  const matched = all.filter(({ row }) => row.class !== "privileged");
  const known = matched.some(({ row }) => row.conditions.length > 0);
  return { matched, findings: sorted(findings), refusals: known ? [] : [noRow(table, attributes)] };
}

const sorted = (findings: readonly Finding[]) => findings.toSorted((a, b) => (a.sentence < b.sentence ? -1 : 1));

function noRow(table: ReferenceTable, attributes: Attributes): Refusal {
  const near = nearestRows(table, attributes, 3).map(({ row, failed }) => {
    const cells = failed.map(({ attribute, cell, value }) => `${attribute} is ${value ?? "not given"}, not ${cell}`);
    return `${row.id} (${cells.join("; ")})`;
  });
  const hint = near.length === 0 ? "" : ` Nearest: ${near.join(", ")}.`;
  return { kind: "no-row-matches", sentence: `No row of the table "${table.name}" is for this person.${hint}` };
}
