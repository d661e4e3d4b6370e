import type { Plan } from "../plan/plan.ts";
import type { BrakeLimits } from "../reference-table/rules.ts";
import type { ReferenceTable, RowClass } from "../reference-table/table.ts";
import type { BrakeMemory } from "./brake-memory.ts";
import { people } from "./leaver-brakes.ts";
import { type Removal, removalsBefore, removalsOf } from "./removal.ts";
import { shareOver } from "./share-over.ts";
import type { TrippedBrake } from "./tripped-brakes.ts";
import { stepsInWindow, windowHours } from "./window.ts";

/**
 * What may be taken in a window: in all, from one group, by one row, by rows of one class. Only what these plans add to
 * is judged: a limit somebody else went over stops nobody who takes nothing.
 */
export function windowBrakes(
  plans: readonly Plan[],
  table: ReferenceTable,
  memory: BrakeMemory | undefined,
): readonly TrippedBrake[] {
  const before = removalsBefore(stepsInWindow(memory, table.rules.brakes));
  // Without a memory nobody has counted the groups; with one, a group it does not know trips the limit.
  const groupSizes = memory === undefined ? undefined : (memory.groupSizes ?? {});
  return removalBrakes(plans.flatMap(removalsOf), before, table, groupSizes);
}

/** The same of removals, wherever they come from. Without sizes the limit in percent of a group is not judged. */
export function removalBrakes(
  now: readonly Removal[],
  before: readonly Removal[],
  table: ReferenceTable,
  groupSizes: Readonly<Record<string, number>> | undefined,
): readonly TrippedBrake[] {
  const limits = table.rules.brakes;
  if (now.length === 0) return [];
  return [
    ...inAll(now.length + before.length, limits),
    ...perGroup(now, before, table, groupSizes),
    ...perRow(now, before, limits),
    ...perClass(now, before, table),
  ];
}

function inAll(count: number, limits: BrakeLimits): readonly TrippedBrake[] {
  const limit = limits.maxRemovalsInWindow;
  if (limit === undefined || count <= limit) return [];
  const sentence = `${count} groups and applications would have been taken within ${windowHours(limits)} hours; the table allows ${limit}.`;
  return [{ kind: "max-removals-in-window", sentence, count, limit }];
}

function perGroup(
  now: readonly Removal[],
  before: readonly Removal[],
  table: ReferenceTable,
  groupSizes: Readonly<Record<string, number>> | undefined,
): readonly TrippedBrake[] {
  const limits = table.rules.brakes;
  const groups = (removals: readonly Removal[]) =>
    removals.filter(({ isGroup }) => isGroup).map(({ target }) => target);
  const earlier = tally(groups(before));
  return byName(tally(groups(now))).flatMap(([id, more]) => {
    const gone = earlier.get(id) ?? 0;
    const count = more + gone;
    const name = nameOf(table, id);
    return [
      ...over("max-removals-per-group", id, count, limits.maxRemovalsPerGroup, (limit) => {
        return `${people(count)} would have lost "${name}" within ${windowHours(limits)} hours; the table allows ${limit}.`;
      }),
      ...groupPercent(id, name, count, gone, limits, groupSizes),
    ];
  });
}

function groupPercent(
  id: string,
  name: string,
  count: number,
  gone: number,
  limits: BrakeLimits,
  groupSizes: Readonly<Record<string, number>> | undefined,
): readonly TrippedBrake[] {
  const limit = limits.maxRemovalsPerGroupPercent;
  if (limit === undefined || groupSizes === undefined) return [];
  const base = { kind: "max-removals-per-group-percent", limit, target: id } as const;
  const size = groupSizes[id];
  if (size === undefined) {
    const sentence = `How many people are in "${name}" is not known, so the limit of ${limit} % cannot be judged.`;
    return [{ ...base, sentence, count }];
  }
  const share = shareOver(count, size + gone, limit);
  if (share === undefined) return [];
  const sentence = `${share} % of "${name}" would have been taken out within ${windowHours(limits)} hours; the table allows ${limit} %.`;
  return [{ ...base, sentence, count: share }];
}

function perRow(now: readonly Removal[], before: readonly Removal[], limits: BrakeLimits): readonly TrippedBrake[] {
  const rows = (removals: readonly Removal[]) => removals.flatMap(({ rowIds }) => rowIds);
  const earlier = tally(rows(before));
  return byName(tally(rows(now))).flatMap(([id, more]) => {
    const count = more + (earlier.get(id) ?? 0);
    return over("max-removals-per-row", id, count, limits.maxRemovalsPerRow, (limit) => {
      return `Row ${id} would have taken ${count} groups and applications within ${windowHours(limits)} hours; the table allows ${limit}.`;
    });
  });
}

function perClass(now: readonly Removal[], before: readonly Removal[], table: ReferenceTable): readonly TrippedBrake[] {
  const limits = table.rules.brakes;
  const classOf = new Map<string, RowClass>(table.rows.map((row) => [row.id, row.class]));
  const classes = (removals: readonly Removal[]) =>
    removals.flatMap(({ rowIds }) => [...new Set(rowIds.flatMap((id) => classOf.get(id) ?? []))]);
  const earlier = tally(classes(before));
  return byName(tally(classes(now))).flatMap(([name, more]) => {
    const count = more + (earlier.get(name) ?? 0);
    return over("max-removals-per-class", name, count, limits.maxRemovalsPerClass?.[name], (limit) => {
      return `${count} groups and applications of ${name} rows would have been taken within ${windowHours(limits)} hours; the table allows ${limit}.`;
    });
  });
}

function over(
  kind: TrippedBrake["kind"],
  target: string,
  count: number,
  limit: number | undefined,
  sentence: (limit: number) => string,
): readonly TrippedBrake[] {
  return limit === undefined || count <= limit ? [] : [{ kind, sentence: sentence(limit), count, limit, target }];
}

function tally<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function byName<T extends string>(counts: ReadonlyMap<T, number>): readonly (readonly [T, number])[] {
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function nameOf({ rows }: ReferenceTable, groupId: string): string {
  for (const { grants } of rows) {
    for (const grant of grants) if (grant.kind === "group" && grant.groupId === groupId) return grant.name;
  }
  return groupId;
}
