import { matcherOf } from "../reference-table/matcher.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { AttributeValue } from "../request/request.ts";
import { accessTarget } from "./granted.ts";

/** What somebody gets by their attributes. */
export interface Entitled {
  /** Group or application id → the rows that give it, in the table's order. */
  readonly granted: ReadonlyMap<string, readonly Row[]>;
  /** What a matching row excludes, whether another would give it or not. */
  readonly excluded: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Works out what a table gives, person after person: one matching each. Privileged rows give nothing by attributes, and
 * an exclusion wins over every grant.
 */
export function entitledBy(
  table: Pick<ReferenceTable, "rows">,
): (lookUp: (attribute: string) => AttributeValue | undefined) => Entitled {
  const matcher = matcherOf(table);
  const targets = new Map(
    table.rows.map((row) => [
      row,
      row.class === "privileged" ? [] : [...new Set(row.grants.flatMap((grant) => accessTarget(grant) ?? []))],
    ]),
  );
  return (lookUp) => {
    const matched = matcher(lookUp);
    const granted = new Map<string, Row[]>();
    for (const row of matched) {
      for (const target of targets.get(row) ?? []) {
        const rows = granted.get(target);
        if (rows === undefined) granted.set(target, [row]);
        else rows.push(row);
      }
    }
    const excluding = matched.flatMap(({ excludes }) => excludes ?? []);
    for (const target of excluding) granted.delete(target);
    return { granted, excluded: excluding.length === 0 ? NOTHING : new Set(excluding) };
  };
}
