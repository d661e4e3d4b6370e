import type { AttributeValue } from "../request/request.ts";
import type { Condition, ReferenceTable, Row } from "./table.ts";
import { type ValueIndex, valueIndex } from "./value-index.ts";

/** Finds the rows that hold for a person, in the table's order. `lookUp` gives the person's value of an attribute. */
export type Matcher = (lookUp: (attribute: string) => AttributeValue | undefined) => readonly Row[];

const compiled = new WeakMap<readonly Row[], Matcher>();

/** The matcher of a table, compiled at first use. */
export function matcherOf({ rows }: Pick<ReferenceTable, "rows">): Matcher {
  const known = compiled.get(rows);
  if (known !== undefined) return known;
  const matcher = compileMatcher(rows);
  compiled.set(rows, matcher);
  return matcher;
}

/** Rows that test the same attributes for named values stand in one hash table, under the values they name. */
interface Shelf {
  /** Numbers of the attributes, and what a value's number is multiplied with, so that a tuple is one number. */
  readonly attributes: readonly number[];
  readonly factors: readonly number[];
  readonly rows: Map<number, number[]>;
}

/** What a shelf cannot answer: negations, presence, and lists of values too long to spell out. */
interface Residue {
  readonly attribute: number;
  readonly kind: Condition["test"]["kind"];
  readonly numbers: ReadonlySet<number>;
}

/** Most places one row may take on a shelf; what is over goes to the residue. */
const MOST_PLACES = 64;

/**
 * Indexes rows by the values they name. A person is then a few hash look-ups, one for each set of attributes that rows
 * test together, instead of a walk over every row.
 */
export function compileMatcher(rows: readonly Row[]): Matcher {
  const names: string[] = [];
  const indexes: ValueIndex[] = [];
  const attributeOf = (name: string): number => {
    const at = names.indexOf(name);
    if (at >= 0) return at;
    indexes.push(valueIndex());
    return names.push(name) - 1;
  };
  const numbered = rows.map((row) =>
    row.conditions.map((condition) => numberCondition(condition, attributeOf, indexes)),
  );
  const sizes = indexes.map((index) => Math.max(1, index.size()));
  const shelves = new Map<string, Shelf>();
  const residues = numbered.map((conditions, row) => shelve(row, conditions, sizes, shelves));
  return search(rows, names, indexes, [...shelves.values()], residues);
}

function numberCondition(
  { attribute, test }: Condition,
  attributeOf: (name: string) => number,
  indexes: readonly ValueIndex[],
): Residue {
  const at = attributeOf(attribute);
  const values = test.kind === "any-of" || test.kind === "none-of" ? test.values : [];
  return { attribute: at, kind: test.kind, numbers: new Set(values.map((value) => indexes[at]?.numberOf(value) ?? 0)) };
}

/** Puts a row on its shelf and answers what is left to check; `undefined` when nothing is. */
function shelve(
  row: number,
  conditions: readonly Residue[],
  sizes: readonly number[],
  shelves: Map<string, Shelf>,
): readonly Residue[] | undefined {
  const keys: Residue[] = [];
  const rest: Residue[] = [];
  let places = 1;
  let span = 1;
  for (const condition of conditions.toSorted((a, b) => a.numbers.size - b.numbers.size || a.attribute - b.attribute)) {
    const more = places * condition.numbers.size;
    const wider = span * (sizes[condition.attribute] ?? 1);
    // A tuple of numbers is packed into one, which a double holds exactly up to 2 to the 53.
    const fits = condition.kind === "any-of" && more <= MOST_PLACES && wider <= Number.MAX_SAFE_INTEGER;
    // Two conditions on one attribute cannot share a shelf: a list may meet them with different values.
    if (fits && keys.every(({ attribute }) => attribute !== condition.attribute)) {
      keys.push(condition);
      places = more;
      span = wider;
    } else rest.push(condition);
  }
  keys.sort((a, b) => a.attribute - b.attribute);
  const shelf = shelfFor(keys, sizes, shelves);
  for (const key of tuples(keys, shelf.factors)) {
    const there = shelf.rows.get(key);
    if (there === undefined) shelf.rows.set(key, [row]);
    else there.push(row);
  }
  return rest.length > 0 ? rest : undefined;
}

function shelfFor(keys: readonly Residue[], sizes: readonly number[], shelves: Map<string, Shelf>): Shelf {
  const name = keys.map(({ attribute }) => attribute).join();
  const known = shelves.get(name);
  if (known !== undefined) return known;
  let factor = 1;
  const factors = keys.map(({ attribute }) => {
    const own = factor;
    factor *= sizes[attribute] ?? 1;
    return own;
  });
  const shelf: Shelf = { attributes: keys.map(({ attribute }) => attribute), factors, rows: new Map() };
  shelves.set(name, shelf);
  return shelf;
}

function tuples(keys: readonly Residue[], factors: readonly number[]): readonly number[] {
  return keys.reduce<readonly number[]>(
    (packed, { numbers }, at) =>
      packed.flatMap((key) => [...numbers].map((number) => key + number * (factors[at] ?? 1))),
    [0],
  );
}

function search(
  rows: readonly Row[],
  names: readonly string[],
  indexes: readonly ValueIndex[],
  shelves: readonly Shelf[],
  residues: readonly (readonly Residue[] | undefined)[],
): Matcher {
  // Reused from person to person: matching makes no garbage but its answer.
  const numbers: number[][] = names.map(() => []);
  const given: boolean[] = names.map(() => false);
  const seen = new Uint32Array(rows.length);
  let person = 0;
  let found: number[] = [];

  const remains = (residue: readonly Residue[]): boolean => {
    for (const { attribute, kind, numbers: named } of residue) {
      if (given[attribute] !== true) {
        if (kind !== "absent") return false;
      } else if (kind === "absent") return false;
      else if (kind !== "present") {
        let hit = false;
        for (const number of numbers[attribute] ?? []) if (named.has(number)) hit = true;
        if (hit !== (kind === "any-of")) return false;
      }
    }
    return true;
  };
  const take = (candidates: readonly number[] | undefined) => {
    if (candidates === undefined) return;
    for (const row of candidates) {
      if (seen[row] === person) continue;
      seen[row] = person;
      const residue = residues[row];
      if (residue === undefined || remains(residue)) found.push(row);
    }
  };
  const walk = (shelf: Shelf, at: number, key: number): void => {
    if (at === shelf.attributes.length) {
      take(shelf.rows.get(key));
      return;
    }
    const factor = shelf.factors[at] ?? 1;
    for (const number of numbers[shelf.attributes[at] ?? 0] ?? []) walk(shelf, at + 1, key + number * factor);
  };

  const combinations = ({ attributes }: Shelf): number => {
    let count = 1;
    for (const attribute of attributes) count *= numbers[attribute]?.length ?? 0;
    return count;
  };
  // Lists in several attributes make more tuples than there are rows: then it is the rows that are gone through.
  const browse = ({ attributes, factors, rows: places }: Shelf): void => {
    for (const [key, candidates] of places) {
      let fits = true;
      for (let at = 0; at < attributes.length && fits; at += 1) {
        const next = factors[at + 1];
        const within = next === undefined ? key : key % next;
        fits = numbers[attributes[at] ?? 0]?.includes(Math.floor(within / (factors[at] ?? 1))) ?? false;
      }
      if (fits) take(candidates);
    }
  };

  return (lookUp) => {
    person = person === 0xffff_ffff ? 1 : person + 1;
    if (person === 1) seen.fill(0);
    found = [];
    for (let at = 0; at < names.length; at += 1) {
      const value = lookUp(names[at] ?? "");
      const mine = numbers[at] ?? [];
      mine.length = 0;
      given[at] = value !== undefined && value.length > 0;
      indexes[at]?.collect(value, mine);
    }
    for (const shelf of shelves) {
      if (combinations(shelf) <= shelf.rows.size) walk(shelf, 0, 0);
      else browse(shelf);
    }
    found.sort((a, b) => a - b);
    return found.map((row) => rows[row] as Row);
  };
}
