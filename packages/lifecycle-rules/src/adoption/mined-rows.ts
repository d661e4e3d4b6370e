import { joinValues } from "../reference-table/cell.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { Conjunction } from "./best-conjunction.ts";
import { type BitSet, either, size, sizeOfBoth } from "./bit-set.ts";
import type { MinedGroup, RowEvidence } from "./mine-table.ts";

/** A group and the conjunctions that explain it. */
export interface Explained {
  readonly group: MinedGroup;
  readonly members: BitSet;
  readonly conjunctions: readonly Conjunction[];
}

/** Conditions as cells, and everybody they hold for. */
interface Condition {
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly people: BitSet;
}

/** Puts what belongs together into one row: first values of one attribute into a list, then groups under the same conditions. */
export function rowsOf(
  explained: readonly Explained[],
  ownerOf: (people: BitSet) => string,
): {
  readonly rows: readonly RowDraft[];
  readonly evidence: readonly RowEvidence[];
} {
  const byCells = new Map<string, { readonly condition: Condition; readonly granted: Explained[] }>();
  for (const one of explained) {
    for (const condition of joined(one.conjunctions.map(conditionOf))) {
      const key = keyOf(condition.when);
      const known = byCells.get(key);
      if (known === undefined) byCells.set(key, { condition, granted: [one] });
      else known.granted.push(one);
    }
  }
  const sorted = [...byCells.values()].toSorted(
    (a, b) =>
      size(b.condition.people) - size(a.condition.people) ||
      (keyOf(a.condition.when) < keyOf(b.condition.when) ? -1 : 1),
  );
  const ids = new Map<string, number>();
  const numbered = sorted.map((one) => ({ ...one, id: unique(slugOf(one.condition.when), ids) }));
  return {
    rows: numbered.map(({ id, condition, granted }) => draftOf(id, ownerOf(condition.people), condition, granted)),
    evidence: numbered.flatMap(({ id, condition, granted }) =>
      byGroup(granted).map((one) => evidenceOf(id, condition, one)),
    ),
  };
}

function conditionOf({ traits, people }: Conjunction): Condition {
  const sorted = traits.toSorted((a, b) => (a.attribute < b.attribute ? -1 : 1));
  return { when: Object.fromEntries(sorted.map(({ attribute, cell }) => [attribute, [cell]])), people };
}

/** Two conditions that differ in one attribute's values alone are one condition with a list. */
function joined(conditions: readonly Condition[]): readonly Condition[] {
  const sorted = conditions.toSorted((a, b) => (keyOf(a.when) < keyOf(b.when) ? -1 : 1));
  for (const [at, one] of sorted.entries()) {
    for (const other of sorted.slice(at + 1)) {
      const attribute = onlyDifference(one, other);
      if (attribute === undefined) continue;
      const values = [...(one.when[attribute] ?? []), ...(other.when[attribute] ?? [])].toSorted();
      const both: Condition = { when: { ...one.when, [attribute]: values }, people: either(one.people, other.people) };
      return joined([...sorted.filter((rest) => rest !== one && rest !== other), both]);
    }
  }
  return sorted;
}

function onlyDifference(a: Condition, b: Condition): string | undefined {
  const names = Object.keys(a.when);
  if (names.length === 0 || names.length !== Object.keys(b.when).length) return undefined;
  const differing = names.filter((name) => JSON.stringify(a.when[name]) !== JSON.stringify(b.when[name]));
  const [name] = differing;
  if (differing.length !== 1 || name === undefined || b.when[name] === undefined) return undefined;
  // "Not A" beside "not B" in one list would mean neither of the two, not one of them.
  const isPlain = [...(a.when[name] ?? []), ...b.when[name]].every((cell) => !cell.startsWith("!"));
  return isPlain ? name : undefined;
}

function draftOf(id: string, owner: string, { when, people }: Condition, granted: readonly Explained[]): RowDraft {
  const groups = byGroup(granted).map(({ group }) => ({ kind: "group", groupId: group.id, name: group.name }) as const);
  return {
    id,
    owner,
    reason: `Found in the org: ${size(people)} people`,
    when: Object.fromEntries(Object.entries(when).map(([attribute, cells]) => [attribute, joinValues(cells)])),
    grants: groups,
  };
}

function evidenceOf(rowId: string, { people }: Condition, { group, members }: Explained): RowEvidence {
  const held = sizeOfBoth(people, members);
  return {
    rowId,
    groupId: group.id,
    people: size(people),
    precision: held / size(people),
    recall: held / size(members),
  };
}

const byGroup = (granted: readonly Explained[]) => granted.toSorted((a, b) => (a.group.id < b.group.id ? -1 : 1));

const keyOf = (when: Condition["when"]) => JSON.stringify(Object.entries(when).toSorted());

function slugOf(when: Condition["when"]): string {
  const words = Object.values(when)
    .map((cells) => cells.map((cell) => cell.replace(/^!/, "not ")).join(" "))
    .join(" ")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
  return words === "" ? "everybody" : words.slice(0, 60).replace(/-$/, "");
}

function unique(id: string, taken: Map<string, number>): string {
  const before = taken.get(id) ?? 0;
  taken.set(id, before + 1);
  return before === 0 ? id : `${id}-${before + 1}`;
}
