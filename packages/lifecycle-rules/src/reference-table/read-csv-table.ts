import type { Result } from "neverthrow";
import type { TableRules } from "./rules.ts";
import type { ReferenceTable } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

/** Reads a table as a spreadsheet writes it. `file` is named in every problem. */
export function readCsvTable(
  _text: string,
  _rules: TableRules,
  _file = "reference table",
): Result<ReferenceTable, readonly TableProblem[]> {
  throw new Error("not built yet");
}
