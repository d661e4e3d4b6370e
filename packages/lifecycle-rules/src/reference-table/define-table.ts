import type { Result } from "neverthrow";
import type { TableRules } from "./rules.ts";
import type { ReferenceTable, Row } from "./table.ts";
import type { TableProblem } from "./table-problem.ts";

/** A table before it is checked. */
export interface TableDraft {
  readonly name: string;
  readonly org: string;
  readonly rules: TableRules;
  readonly rows: readonly Row[];
}

/** Checks a table and gives it its version. The order of rows and of cells does not matter to it. */
export function defineTable(_draft: TableDraft): Result<ReferenceTable, readonly TableProblem[]> {
  throw new Error("not built yet");
}
