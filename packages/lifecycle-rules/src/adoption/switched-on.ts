import { err, ok, type Result } from "neverthrow";
import { nearest } from "../form/nearest.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { TableProblem } from "../reference-table/table-problem.ts";
import { versionOf } from "../reference-table/version-of.ts";

/**
 * A table with only the rows that are switched on, for a company that takes its table into use row by row. What other
 * rows grant is managed by nobody: not given, not taken, not counted as drift. Another choice of rows is another version.
 */
export function switchedOn(
  table: ReferenceTable,
  rowsOn: readonly string[],
): Result<ReferenceTable, readonly TableProblem[]> {
  const known = table.rows.map(({ id }) => id);
  const unknown = rowsOn.filter((id) => !known.includes(id));
  if (unknown.length > 0) return err(unknown.map((id) => problemOf(table.name, id, known)));
  const on = new Set(rowsOn);
  const rows = table.rows.filter(({ id }) => on.has(id));
  return ok({ ...table, rows, version: versionOf({ ...table, rows }) });
}

function problemOf(file: string, value: string, known: readonly string[]): TableProblem {
  const near = nearest(value, known);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  const sentence = `"${value}" is to be switched on, but the table has no such row.${hint}`;
  return { kind: "unknown-value", file, value, sentence, ...(near === undefined ? {} : { nearest: near }) };
}
