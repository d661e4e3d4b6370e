import type { MatchedCell } from "../plan/plan.ts";
import type { Attributes } from "../request/request.ts";
import type { ReferenceTable, Row } from "./table.ts";

/** A row that holds for a person, and the cells that made it hold. */
export interface MatchedRow {
  readonly row: Row;
  readonly cells: readonly MatchedCell[];
}

/** The rows whose conditions all hold, in the table's order. */
export function matchRows(_table: ReferenceTable, _attributes: Attributes): readonly MatchedRow[] {
  throw new Error("not built yet");
}
