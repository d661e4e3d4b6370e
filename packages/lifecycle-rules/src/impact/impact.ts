import { entitledBy } from "../entitlements/entitled.ts";
import { accessTarget } from "../entitlements/granted.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { AttributeValue } from "../request/request.ts";

/** Somebody an impact is worked out for. */
export interface ImpactPerson {
  readonly id: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** One group or application some people gain or lose. */
export interface ImpactChange {
  readonly direction: "gains" | "loses";
  readonly kind: "group" | "application";
  readonly id: string;
  readonly name: string;
  /** The rows that give it (gains) or gave it (loses), each with the number of people, most first. */
  readonly rows: readonly { readonly rowId: string; readonly people: number }[];
  /** Ids of the people, in the order they were given. */
  readonly people: readonly string[];
  /** How many people have it by the table before, and by the one after. */
  readonly before: number;
  readonly after: number;
  /** Gains only: whether people who match already are given it, because one of the rows says `backfill`. */
  readonly backfilled: boolean;
}

/** What replacing one table by another does to a workforce. */
export interface Impact {
  readonly people: number;
  /** How many of them gain or lose anything. */
  readonly affected: number;
  /** Losses first, then gains; each by id. */
  readonly changes: readonly ImpactChange[];
}

/** Values that were renamed between the two tables: attribute → old value → new value. A pure rename changes nobody. */
export type Renames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Works out who gains and loses what, by row, when `after` takes the place of `before`. Tasks and mails do not count. */
export function impact(
  before: Pick<ReferenceTable, "rows">,
  after: Pick<ReferenceTable, "rows">,
  people: Iterable<ImpactPerson>,
  renames: Renames = {},
): Impact {
  const [entitledBefore, entitledAfter] = [entitledBy(before), entitledBy(after)];
  const changes = new Map<string, Gathering>();
  const [holdersBefore, holdersAfter] = [new Map<string, number>(), new Map<string, number>()];
  let count = 0;
  let affected = 0;
  for (const { id, attributes } of people) {
    count += 1;
    const { granted: had } = entitledBefore((name) => attributes[name]);
    const { granted: has } = entitledAfter((name) => renamed(renames[name], attributes[name]));
    countHolders(holdersBefore, had);
    countHolders(holdersAfter, has);
    let changed = false;
    for (const [target, rows] of had) if (!has.has(target)) changed = note(changes, "loses", target, rows, id);
    for (const [target, rows] of has) if (!had.has(target)) changed = note(changes, "gains", target, rows, id);
    if (changed) affected += 1;
  }
  return {
    people: count,
    affected,
    // "loses" sorts after "gains" as a word and comes first for a reader: what is taken hurts.
    changes: [...changes.values()]
      .map((change) => ({
        ...settled(change),
        before: holdersBefore.get(change.target) ?? 0,
        after: holdersAfter.get(change.target) ?? 0,
      }))
      .toSorted((a, b) => b.direction.localeCompare(a.direction) || (a.id < b.id ? -1 : 1)),
  };
}

interface Gathering {
  readonly direction: ImpactChange["direction"];
  readonly target: string;
  readonly rows: Map<Row, number>;
  readonly people: string[];
}

function countHolders(holders: Map<string, number>, held: ReadonlyMap<string, unknown>): void {
  for (const target of held.keys()) holders.set(target, (holders.get(target) ?? 0) + 1);
}

function note(
  changes: Map<string, Gathering>,
  direction: ImpactChange["direction"],
  target: string,
  rows: readonly Row[],
  person: string,
): true {
  const key = `${direction} ${target}`;
  const known = changes.get(key) ?? { direction, target, rows: new Map<Row, number>(), people: [] };
  if (known.people.length === 0) changes.set(key, known);
  known.people.push(person);
  for (const row of rows) known.rows.set(row, (known.rows.get(row) ?? 0) + 1);
  return true;
}

function settled({ direction, target, rows, people }: Gathering): Omit<ImpactChange, "before" | "after"> {
  const grant = [...rows.keys()].flatMap((row) => row.grants).find((one) => accessTarget(one) === target);
  return {
    direction,
    kind: grant?.kind === "application" ? "application" : "group",
    id: target,
    name: grant?.kind === "group" ? grant.name : grant?.kind === "application" ? grant.label : target,
    rows: [...rows]
      .map(([{ id }, count]) => ({ rowId: id, people: count }))
      .toSorted((a, b) => b.people - a.people || (a.rowId < b.rowId ? -1 : 1)),
    people,
    backfilled: direction === "gains" && [...rows.keys()].some(({ backfill }) => backfill === true),
  };
}

function renamed(
  names: Readonly<Record<string, string>> | undefined,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  if (names === undefined || value === undefined) return value;
  const now = (old: string) => (Object.hasOwn(names, old) ? (names[old] ?? old) : old);
  return typeof value === "string" ? now(value) : value.map(now);
}
