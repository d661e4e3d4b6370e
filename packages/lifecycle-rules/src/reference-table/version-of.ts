import { canonicalJson } from "../evidence/canonical-json.ts";
import { sha256 } from "../evidence/sha256.ts";
import type { ReferenceTable } from "./table.ts";
import { namedValues } from "./test-values.ts";

/** The version of a policy: the same however its rows, cells and values are ordered or written. */
export function versionOf({ name, org, rows, rules }: Omit<ReferenceTable, "version">): string {
  const plain = rows.map((row) => ({
    ...row,
    conditions: row.conditions
      .map(({ attribute, test }) => ({ attribute, kind: test.kind, values: namedValues(test).toSorted() }))
      .map(canonicalJson)
      .toSorted(),
    grants: row.grants.map(canonicalJson).toSorted(),
    excludes: row.excludes?.toSorted(),
  }));
  const sorted = plain.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return sha256(canonicalJson({ name, org, rules, rows: sorted }));
}
