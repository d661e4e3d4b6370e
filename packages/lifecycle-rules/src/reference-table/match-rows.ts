import type { MatchedCell } from "../plan/plan.ts";
import type { Attributes, AttributeValue } from "../request/request.ts";
import type { Condition, ReferenceTable, Row, Test } from "./table.ts";

/** A row that holds for a person, and the cells that made it hold. */
export interface MatchedRow {
  readonly row: Row;
  readonly cells: readonly MatchedCell[];
}

/** The rows whose conditions all hold, in the table's order. */
export function matchRows(table: ReferenceTable, attributes: Attributes): readonly MatchedRow[] {
  return table.rows.flatMap((row) =>
    row.conditions.every((condition) => holds(condition, attributes))
      ? [{ row, cells: row.conditions.flatMap((condition) => matchedCell(condition, attributes)) }]
      : [],
  );
}

/** Whether a condition holds. One on an attribute the person has no value for never does, a negation included. */
export function holds({ attribute, test }: Condition, attributes: Attributes): boolean {
  const given = attributes[attribute];
  return given !== undefined && passes(test, valuesOf(given.value));
}

/** Whether a test passes for the values of an attribute. */
export function passes(test: Test, values: readonly string[]): boolean {
  if (values.length === 0) return false;
  const named = values.some((value) => test.values.includes(value));
  return test.kind === "any-of" ? named : !named;
}

/** One text or several, as several. */
export function valuesOf(value: AttributeValue): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function matchedCell({ attribute, cell }: Condition, attributes: Attributes): readonly MatchedCell[] {
  const given = attributes[attribute];
  return given === undefined ? [] : [{ attribute, cell, value: given.value, origin: given.origin }];
}
