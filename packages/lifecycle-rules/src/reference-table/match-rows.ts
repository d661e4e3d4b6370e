import type { MatchedCell } from "../plan/plan.ts";
import type { Attributes } from "../request/request.ts";
import { matcherOf } from "./matcher.ts";
import type { Condition, ReferenceTable, Row } from "./table.ts";
import { passes, valuesOf } from "./test-values.ts";

/** A row that holds for a person, and the cells that made it hold. */
export interface MatchedRow {
  readonly row: Row;
  readonly cells: readonly MatchedCell[];
}

/** The rows whose conditions all hold, in the table's order. The table is indexed once and kept as long as it lives. */
export function matchRows(table: ReferenceTable, attributes: Attributes): readonly MatchedRow[] {
  return matcherOf(table)((attribute) => attributes[attribute]?.value).map((row) => ({
    row,
    cells: row.conditions.flatMap((condition) => matchedCell(condition, attributes)),
  }));
}

/** Whether a condition holds. */
export function holds({ attribute, test }: Condition, attributes: Attributes): boolean {
  return passes(test, valuesOf(attributes[attribute]?.value));
}

function matchedCell({ attribute, cell }: Condition, attributes: Attributes): readonly MatchedCell[] {
  const given = attributes[attribute];
  return given === undefined ? [] : [{ attribute, cell, value: given.value, origin: given.origin }];
}
