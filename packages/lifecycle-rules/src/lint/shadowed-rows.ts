import { accessTarget, entitlementKey } from "../entitlements/granted.ts";
import { canonicalJson } from "../evidence/canonical-json.ts";
import type { Condition, ReferenceTable, Row, Test } from "../reference-table/table.ts";
import { isMeant } from "../reference-table/test-values.ts";
import type { LintFinding } from "./lint-table.ts";

/** Rows that say what another says already: word for word, or as a special case of it. */
export function shadowedRows({ rows }: ReferenceTable): readonly LintFinding[] {
  const byTarget = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of new Set(row.grants.map(keyOf))) {
      const sharing = byTarget.get(key);
      if (sharing === undefined) byTarget.set(key, [row]);
      else sharing.push(row);
    }
  }
  const places = new Map(rows.map((row, at) => [row, at]));
  return rows.flatMap((row, at) => {
    const [first] = row.grants;
    // A row must share every grant with the one that shadows it, so the rarest of its grants finds all candidates.
    const candidates = first === undefined ? [] : rarest(row, byTarget);
    const shadow = candidates.find((other) => other !== row && covers(other, row, (places.get(other) ?? 0) < at));
    return shadow === undefined ? [] : [finding(row, shadow)];
  });
}

function rarest(row: Row, byTarget: ReadonlyMap<string, readonly Row[]>): readonly Row[] {
  const lists = row.grants.map((grant) => byTarget.get(keyOf(grant)) ?? []);
  return lists.reduce((short, list) => (list.length < short.length ? list : short));
}

/** Whether `general` gives all `special` gives, to everybody it gives it to. Of two equal rows the later is the shadow. */
function covers(general: Row, special: Row, isEarlier: boolean): boolean {
  if (general.class !== special.class || special.excludes !== undefined) return false;
  const given = new Set(general.grants.map(keyOf));
  if (!special.grants.every((grant) => given.has(keyOf(grant)))) return false;
  if (!implied(general.conditions, special.conditions)) return false;
  const equal = implied(special.conditions, general.conditions) && general.grants.length === special.grants.length;
  return !equal || isEarlier;
}

/** Whether everybody who meets `narrow` meets `wide`. */
function implied(wide: readonly Condition[], narrow: readonly Condition[]): boolean {
  return wide.every(({ attribute, test }) =>
    narrow.some((condition) => condition.attribute === attribute && isNarrower(condition.test, test)),
  );
}

function isNarrower(narrow: Test, wide: Test): boolean {
  if (wide.kind === "present") return narrow.kind !== "absent";
  if (wide.kind === "absent" || narrow.kind === "absent") return wide.kind === narrow.kind;
  if (wide.kind === "any-of") {
    return (
      narrow.kind === "any-of" && narrow.values.every((value) => wide.values.some((named) => isWithin(named, value)))
    );
  }
  if (narrow.kind === "none-of") {
    return wide.values.every((value) => narrow.values.some((named) => isWithin(named, value)));
  }
  // `A` is narrower than `!B`, unless the person may hold several values; then it is not, so nothing is claimed.
  return false;
}

/** Whether a value, or all a pattern means, is meant by another. */
function isWithin(named: string, value: string): boolean {
  if (named === value) return true;
  if (!value.endsWith("*")) return isMeant(named, value);
  if (!named.endsWith("*")) return false;
  const [outer, inner] = [named.slice(0, -1), value.slice(0, -1)];
  return inner.startsWith(outer) || (named.endsWith("/*") && inner === outer.slice(0, -1) && value.endsWith("/*"));
}

function finding(row: Row, shadow: Row): LintFinding {
  const same =
    canonicalJson(row.conditions) === canonicalJson(shadow.conditions) && row.grants.length === shadow.grants.length;
  const sentence = same
    ? `Row ${row.id} says the same as row ${shadow.id}; one of the two is enough.`
    : `Row ${row.id} gives nothing that row ${shadow.id} does not give already.`;
  return { kind: same ? "duplicate" : "shadowed", severity: "warning", rowIds: [row.id, shadow.id], sentence };
}

const keyOf = (grant: Row["grants"][number]) => accessTarget(grant) ?? `${grant.kind}:${entitlementKey(grant)}`;
