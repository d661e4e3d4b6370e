import type { ReferenceTable } from "../reference-table/table.ts";
import { isMeant, namedValues } from "../reference-table/test-values.ts";
import { nearest } from "./nearest.ts";
import type { ValueProblem } from "./raw.ts";

/** What is wrong with a value of a closed attribute: no row of the table knows it. */
export function closedValueProblem(table: ReferenceTable, attribute: string, value: string): ValueProblem | undefined {
  const known = knownValues(table, attribute);
  if (known.some((named) => isMeant(named, value))) return undefined;
  // Of a hierarchy its top is a value somebody can choose; of a beginning (`Prefix*`) nobody knows the rest.
  const choices = known.map((named) => named.replace(/\/\*$/, "")).filter((named) => !named.endsWith("*"));
  const near = nearest(value, choices);
  return {
    kind: "unknown-value",
    expected: "a value the reference table knows",
    found: value.length > 60 ? `${value.slice(0, 59)}…` : value,
    ...(near === undefined ? {} : { nearest: near }),
  };
}

/** Every value the rows of a table test an attribute for. */
export function knownValues(table: ReferenceTable, attribute: string): readonly string[] {
  const named = table.rows.flatMap(({ conditions }) =>
    conditions.filter((condition) => condition.attribute === attribute).flatMap(({ test }) => namedValues(test)),
  );
  return [...new Set(named)].toSorted();
}
