import { type Drift, managedTargets, type ReferenceTable, type WorkforceMember } from "@tenure/lifecycle-rules";
import { type Json, list, member, text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { WorkforceReading } from "./read-workforce.ts";

type Counts = Readonly<Record<string, number>>;

/** How many there are of everything: what the next read is judged against. Names nobody. */
export interface Census {
  readonly people: number;
  /** People in each group and application the table manages. */
  readonly sizes: Counts;
  /** People who have each value, by attribute the table tests. Accounts that are over do not count. */
  readonly values: Readonly<Record<string, Counts>>;
  /** What each row of the table gave. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
  /** The same of rows that are gone while people still have what they gave. */
  readonly gone: Readonly<Record<string, readonly string[]>>;
}

/** Values of one attribute that are told apart; an attribute with more is nobody's department. */
const MOST_VALUES = 500;

/** Counts a company. */
export function censusOf(
  { people, members, assignees }: WorkforceReading,
  workforce: Iterable<WorkforceMember>,
  table: ReferenceTable,
): Omit<Census, "gone"> {
  const tested = new Set(table.rows.flatMap(({ conditions }) => conditions.map(({ attribute }) => attribute)));
  const counts = new Map([...tested].toSorted().map((attribute) => [attribute, new Map<string, number>()]));
  for (const { attributes, status } of workforce) {
    if (status === "DEPROVISIONED") continue;
    for (const [attribute, values] of counts) {
      for (const value of [attributes[attribute] ?? []].flat()) values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  const sizes = [...members, ...assignees].map(([id, those]) => [id, those.length] as const);
  return {
    people: people.length,
    sizes: Object.fromEntries(sizes.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    values: Object.fromEntries([...counts].map(([attribute, values]) => [attribute, mostOf(values)])),
    rows: Object.fromEntries(
      table.rows.map(({ id, grants }) => [id, grants.flatMap((grant) => targetOf(grant) ?? [])]),
    ),
  };
}

/** The census an entry keeps; `undefined` where it keeps none. */
export function readCensus({ event, body }: LedgerEntry): Census | undefined {
  const census = member(body, "census");
  if (event !== "compared" || typeof member(census, "people") !== "number") return undefined;
  // Written by `censusBody` into a chain that is hashed: whoever can forge it can forge anything.
  return census as unknown as Census;
}

/** A census for an entry's body. */
export function censusBody(census: Census): Json {
  return toJson(census);
}

/** How many there should be in each group and application by now: what was counted, and what was given and taken since. */
export function expectedSizes({ sizes }: Census, since: readonly LedgerEntry[]): Counts {
  const expected = new Map(Object.entries(sizes));
  for (const { event, body } of since) {
    if (event !== "step-confirmed") continue;
    const action = member(member(body, "step"), "action");
    const target = text(action, "groupId") ?? text(action, "appId");
    const kind = text(action, "kind") ?? "";
    const change = GIVES.has(kind) ? 1 : TAKES.has(kind) ? -1 : 0;
    if (target !== undefined) expected.set(target, Math.max(0, (expected.get(target) ?? 0) + change));
  }
  return Object.fromEntries(expected);
}

/** Groups the table manages that nobody found. */
export function unknownGroups(table: ReferenceTable, { groups }: WorkforceReading): readonly string[] {
  return [...managedTargets(table).groups.keys()].filter((id) => !groups.has(id));
}

/** Rows that were there before and are gone, and of whose grants somebody would lose something by this drift. */
export function goneRows(
  before: Census | undefined,
  table: ReferenceTable,
  drift: Pick<Drift, "differences">,
): Census["gone"] {
  const known = new Set(table.rows.map(({ id }) => id));
  const lost = new Set(drift.differences.flatMap(({ kind, target }) => (LOSSES.has(kind) ? [target] : [])));
  return Object.fromEntries(
    Object.entries({ ...before?.gone, ...before?.rows })
      .filter(([id]) => !known.has(id))
      .map(([id, targets]) => [id, targets.filter((target) => lost.has(target))] as const)
      .filter(([, targets]) => targets.length > 0),
  );
}

/** Row ids an entry lists as settled. */
export function settledRows({ body }: LedgerEntry): readonly string[] {
  return list(body, "settled").flatMap((id) => (typeof id === "string" ? [id] : []));
}

const LOSSES: ReadonlySet<string> = new Set(["left-over", "by-hand", "excluded", "expired"]);
const GIVES: ReadonlySet<string> = new Set(["add-to-group", "assign-application"]);
const TAKES: ReadonlySet<string> = new Set(["remove-from-group", "unassign-application"]);

function mostOf(values: ReadonlyMap<string, number>): Counts {
  const sorted = [...values].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_VALUES);
  return Object.fromEntries(sorted.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function targetOf(grant: ReferenceTable["rows"][number]["grants"][number]): string | undefined {
  if (grant.kind === "group") return grant.groupId;
  return grant.kind === "application" ? grant.appId : undefined;
}
