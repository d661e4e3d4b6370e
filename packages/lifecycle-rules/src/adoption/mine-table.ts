import type { RowDraft } from "../reference-table/define-table.ts";
import type { AttributeValue } from "../request/request.ts";
import {
  bestConjunction,
  type Conjunction,
  type Prices,
  type SearchLimits,
  type Unexplained,
} from "./best-conjunction.ts";
import { type BitSet, either, emptySet, numbersIn, put, sizeOfBoth, without } from "./bit-set.ts";
import { type Explained, rowsOf } from "./mined-rows.ts";
import { type Trait, traitsOf } from "./traits.ts";

/** Somebody as an org shows them. */
export interface MinedPerson {
  readonly id: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** Who is suggested to answer for what the person holds without a row; absent where nobody is known. */
  readonly manager?: string;
}

/** A group as an org shows it. Leave out what a table cannot manage: `Everyone`, and groups of applications. */
export interface MinedGroup {
  readonly id: string;
  readonly name: string;
  /** Ids of the people in it. */
  readonly members: readonly string[];
}

/** How far mining goes. */
export interface MiningOptions {
  /** Attributes a condition may test. Leave out what names one person: a login, a mail address, a phone. */
  readonly attributes: readonly string[];
  /** Share of the people a row covers who must hold the group today. @defaultValue 0.7 */
  readonly minPrecision?: number;
  /** Fewest people worth a row. @defaultValue 3 */
  readonly minPeople?: number;
  /** Most conditions in a row: more than three nobody reads. @defaultValue 3 */
  readonly maxConditions?: number;
  /** Most traits looked at for one row; more finds narrower rows and takes longer. @defaultValue 20000 */
  readonly maxLooks?: number;
  /** Told after each group. Answer `false` to stop there: what was found so far is the answer. */
  readonly onProgress?: (progress: { readonly done: number; readonly groups: number }) => boolean | undefined;
}

/** How well a row explains one group it grants. */
export interface RowEvidence {
  readonly rowId: string;
  readonly groupId: string;
  /** People the row covers. */
  readonly people: number;
  /** Share of them who hold the group today, 0 to 1. */
  readonly precision: number;
  /** Share of the group's members the row covers, 0 to 1. */
  readonly recall: number;
}

/** A difference between what the rows say and what is: to be taken over with an owner and an end, or to be cleaned up. */
export interface MinedException {
  readonly kind: "held-without-row" | "row-without-holding";
  readonly person: string;
  readonly groupId: string;
  readonly suggestedOwner?: string;
}

/** A table an org seems to follow without having written it down. */
export interface MinedTable {
  /** With the manager most of a row's people share as its owner, and none where nobody is known: to be filled in. */
  readonly rows: readonly RowDraft[];
  readonly evidence: readonly RowEvidence[];
  readonly exceptions: readonly MinedException[];
  /** Groups not looked at because mining was stopped. */
  readonly unread: readonly string[];
}

/** A row costs as much as this many exceptions, a condition half as much again; a condition set in use costs little. */
const ROW = 1.5;
const CONDITION = 0.5;
const REUSED = 0.25;

/**
 * Infers a reference table from who is in which group.
 *
 * Looks for the shortest description of what is: rows that cover many members with few conditions, and the leftovers
 * one by one. Deterministic, whatever the order of people and groups. What it finds is a draft for people to read: a
 * pattern is not a policy.
 */
export function mineTable(
  people: readonly MinedPerson[],
  groups: readonly MinedGroup[],
  options: MiningOptions,
): MinedTable {
  const everybody = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const numbers = new Map(everybody.map(({ id }, number) => [id, number]));
  const traits = traitsOf(everybody, options.attributes);
  const limits: SearchLimits = {
    minPrecision: options.minPrecision ?? 0.7,
    minPeople: options.minPeople ?? 3,
    maxConditions: options.maxConditions ?? 3,
    maxLooks: options.maxLooks ?? 20_000,
  };
  const used = new Set<string>();
  const prices: Prices = {
    priceOf: (chosen) => (used.has(keyOf(chosen)) ? REUSED : ROW + CONDITION * chosen.length),
    least: REUSED,
  };
  const sorted = groups.toSorted((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
  const explained: Explained[] = [];
  const unread: string[] = [];
  for (const [done, group] of sorted.entries()) {
    if (unread.length > 0 || options.onProgress?.({ done, groups: sorted.length }) === false) {
      unread.push(group.id);
      continue;
    }
    const members = emptySet(everybody.length);
    for (const member of group.members) {
      const number = numbers.get(member);
      if (number !== undefined) put(members, number);
    }
    const conjunctions = explain(traits, members, everybody.length, limits, prices);
    for (const { traits: chosen } of conjunctions) used.add(keyOf(chosen));
    explained.push({ group, members, conjunctions });
  }
  const { rows, evidence } = rowsOf(explained, (set) => commonManager(set, everybody));
  return { rows, evidence, exceptions: exceptionsOf(explained, everybody), unread };
}

/** The rows of one group, each the best of what is left after those before it, without what later ones made needless. */
function explain(
  traits: readonly Trait[],
  members: BitSet,
  people: number,
  limits: SearchLimits,
  prices: Prices,
): readonly Conjunction[] {
  const found: Conjunction[] = [];
  let group: Unexplained = { members, open: members, blamed: emptySet(people) };
  for (;;) {
    const next = bestConjunction(traits, group, people, limits, prices);
    if (next === undefined) break;
    found.push(next);
    group = {
      members,
      open: without(group.open, next.people),
      blamed: either(group.blamed, without(next.people, members)),
    };
  }
  return found.filter((one) => {
    const others = found.filter((other) => other !== one).map(({ people: set }) => set);
    const rest = others.reduce((open, set) => without(open, set), one.people);
    return sizeOfBoth(rest, members) >= limits.minPeople;
  });
}

function exceptionsOf(explained: readonly Explained[], people: readonly MinedPerson[]): readonly MinedException[] {
  const by =
    (kind: MinedException["kind"], groupId: string) =>
    (number: number): readonly MinedException[] => {
      const person = people[number];
      if (person === undefined) return [];
      const { id, manager } = person;
      return [{ kind, person: id, groupId, ...(manager === undefined ? {} : { suggestedOwner: manager }) }];
    };
  return explained
    .toSorted((a, b) => (a.group.id < b.group.id ? -1 : 1))
    .flatMap(({ group, members, conjunctions }) => {
      const covered = conjunctions.reduce((all, { people: set }) => either(all, set), emptySet(people.length));
      return [
        ...numbersIn(without(members, covered)).flatMap(by("held-without-row", group.id)),
        ...numbersIn(without(covered, members)).flatMap(by("row-without-holding", group.id)),
      ];
    });
}

/** Whoever most of these people report to: the best guess at who can answer for a row about them. */
function commonManager(set: BitSet, people: readonly MinedPerson[]): string {
  const counts = new Map<string, number>();
  for (const number of numbersIn(set)) {
    const manager = people[number]?.manager;
    if (manager !== undefined) counts.set(manager, (counts.get(manager) ?? 0) + 1);
  }
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "";
}

function keyOf(traits: readonly Trait[]): string {
  return JSON.stringify(traits.map(({ attribute, cell }) => [attribute, cell]).toSorted());
}
