import type { Attributes } from "../request/request.ts";
import { holds } from "./match-rows.ts";
import type { ReferenceTable, Row } from "./table.ts";
import { valuesOf } from "./test-values.ts";

/** A row that does not hold for somebody, and the cells in the way. */
export interface NearRow {
  readonly row: Row;
  readonly failed: readonly { readonly attribute: string; readonly cell: string; readonly value: string | undefined }[];
}

/** The rows that fail on the fewest cells; of equals, those where most other cells hold, then by id. */
export function nearestRows(table: ReferenceTable, attributes: Attributes, count: number): readonly NearRow[] {
  return table.rows
    .map((row) => ({
      row,
      failed: row.conditions
        .filter((condition) => !holds(condition, attributes))
        .map(({ attribute, cell }) => {
          const given = attributes[attribute];
          return { attribute, cell, value: given === undefined ? undefined : valuesOf(given.value).join(", ") };
        }),
    }))
    .filter(({ failed }) => failed.length > 0)
    .toSorted(
      (a, b) =>
        a.failed.length - b.failed.length ||
        b.row.conditions.length - a.row.conditions.length ||
        (a.row.id < b.row.id ? -1 : 1),
    )
    .slice(0, count);
}
