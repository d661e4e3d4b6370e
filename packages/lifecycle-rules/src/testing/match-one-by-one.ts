import type { ReferenceTable, Row } from "../reference-table/table.ts";
import { passes, valuesOf } from "../reference-table/test-values.ts";
import type { AttributeValue } from "../request/request.ts";

/** Matching told plainly, row after row: what the fast matcher is tested and measured against. */
export function matchOneByOne(
  { rows }: Pick<ReferenceTable, "rows">,
  person: Readonly<Record<string, AttributeValue>>,
): readonly Row[] {
  return rows.filter((row) => row.conditions.every(({ attribute, test }) => passes(test, valuesOf(person[attribute]))));
}
