import { managedTargets, type ReferenceTable } from "@tenure/lifecycle-rules";
import type { LedgerEntry } from "../ports/ledger.ts";
import { judgeCompleteness } from "../sweep/judge-completeness.ts";
import { type Census, expectedSizes } from "./census.ts";
import type { WorkforceReading } from "./read-workforce.ts";

/** The last census, and what the ledger entered since. */
export interface Before {
  readonly census: Census;
  readonly since: readonly LedgerEntry[];
}

/** Groups smaller than this come and go with single people; nothing is concluded from their sizes. */
const FEW = 5;

/**
 * Judges whether anything may be concluded from a read. Each sentence is a reason why not: the org is another, people or
 * members are missing, an attribute has gone blank, a value was renamed. None: it may.
 */
export function judgeReading(
  reading: WorkforceReading,
  census: Omit<Census, "gone">,
  before: Before | undefined,
  table: ReferenceTable,
): readonly string[] {
  if (reading.org.toLowerCase() !== table.org.toLowerCase()) {
    return [`The table "${table.name}" is written for ${table.org}, but this is ${reading.org}.`];
  }
  const people = judgeCompleteness(census.people, before?.census.people, table);
  if (people.kind === "incomplete") return [people.sentence];
  const groups = missingGroups(reading, before?.census, table);
  if (groups.length > 0) return groups;
  return [
    ...missingMembers(census, before, table),
    ...blankAttributes(census, before?.census, table),
    ...renamedValues(census, before?.census, table),
  ];
}

function missingGroups(
  { groups }: WorkforceReading,
  before: Census | undefined,
  table: ReferenceTable,
): readonly string[] {
  const managed = [...managedTargets(table).groups.keys()];
  if (managed.length > 0 && groups.size === 0) {
    return [`None of the ${managed.length} groups of the table was found; nothing is concluded from it.`];
  }
  const gone = managed.filter((id) => !groups.has(id) && (before?.sizes[id] ?? 0) >= FEW);
  if (gone.length === 0) return [];
  return [`${count(gone.length, "group")} of the table that had members before cannot be found: ${gone.join(", ")}.`];
}

function missingMembers(
  { sizes }: Pick<Census, "sizes">,
  before: Before | undefined,
  table: ReferenceTable,
): readonly string[] {
  if (before === undefined) return [];
  const limit = table.rules.brakes.maxMissingPercent ?? 5;
  const expected = expectedSizes(before.census, before.since);
  const empty = Object.entries(expected).filter(([id, size]) => size >= FEW && sizes[id] === 0);
  if (empty.length > 0) {
    const named = empty.map(([id, size]) => `${id} (${size} before)`);
    return [`${count(empty.length, "list of members", "lists of members")} came back empty: ${named.join(", ")}.`];
  }
  const known = Object.keys(expected).filter((id) => sizes[id] !== undefined);
  const [was, is] = [total(known.map((id) => expected[id] ?? 0)), total(known.map((id) => sizes[id] ?? 0))];
  if (was - is < FEW || is * 100 >= was * (100 - limit)) return [];
  return [`${is} memberships were read where ${was} were expected; ${limit} % may be missing.`];
}

function blankAttributes(
  census: Pick<Census, "people" | "values">,
  before: Census | undefined,
  table: ReferenceTable,
): readonly string[] {
  const limit = table.rules.brakes.maxMissingPercent ?? 5;
  return Object.entries(census.values).flatMap(([attribute, values]) => {
    const place = table.rules.profile[attribute];
    // What only tickets say is in nobody's profile.
    if (place === undefined) return [];
    const is = total(Object.values(values));
    const was = total(Object.values(before?.values[attribute] ?? {}));
    if (was - is >= FEW && is * 100 < was * (100 - limit)) {
      return [`${attribute} is filled in for ${is} people, and was for ${was}: whatever fills it has not.`];
    }
    if (is > 0 || before !== undefined || census.people < FEW || !decides(table, attribute)) return [];
    return [`Nobody has a value for ${attribute}, which rows of the table test: whatever fills it has not.`];
  });
}

/** Whether rows depend on a value of an attribute, other than on its absence. */
function decides({ rows }: ReferenceTable, attribute: string): boolean {
  return rows.some(({ conditions }) =>
    conditions.some((one) => one.attribute === attribute && one.test.kind === "any-of"),
  );
}

/** A value the table knows that everybody lost at once, while about as many people have one it does not know. */
function renamedValues(
  census: Pick<Census, "values">,
  before: Census | undefined,
  table: ReferenceTable,
): readonly string[] {
  if (before === undefined) return [];
  return Object.entries(census.values).flatMap(([attribute, values]) => {
    const earlier = before.values[attribute] ?? {};
    const known = namedValues(table, attribute);
    const gone = Object.keys(earlier).filter(
      (value) => known.has(value.toLowerCase()) && !Object.hasOwn(values, value),
    );
    const fresh = Object.keys(values).filter(
      (value) => !known.has(value.toLowerCase()) && !Object.hasOwn(earlier, value),
    );
    return gone.flatMap((old) => {
      const had = earlier[old] ?? 0;
      const now = fresh.find((value) => (values[value] ?? 0) * 2 >= had);
      if (now === undefined) return [];
      return [
        `Nobody has ${attribute} "${old}" any more (${count(had, "person", "people")} had), and ${count(values[now] ?? 0, "person has", "people have")} "${now}", which no row names: it was renamed. Change the table first.`,
      ];
    });
  });
}

function namedValues({ rows }: ReferenceTable, attribute: string): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ conditions }) =>
      conditions.flatMap((one) =>
        one.attribute === attribute && "values" in one.test ? one.test.values.map((value) => value.toLowerCase()) : [],
      ),
    ),
  );
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
