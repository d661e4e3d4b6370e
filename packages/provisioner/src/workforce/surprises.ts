import type { Difference, ReferenceTable } from "@tenure/lifecycle-rules";
import { rowsGranting } from "./batch-brakes.ts";
import type { Comparison } from "./compare.ts";
import { correctionOf } from "./correction.ts";

/** A difference that would change what somebody has whom no ticket is about. */
export interface Surprise {
  readonly difference: Difference;
  /** Rows that give it, or could. */
  readonly rows: readonly string[];
}

/**
 * What switching rows on would change for people no ticket is about. Differences nobody could correct, and those that
 * are somebody's exception, are none.
 */
export function surprisesIn(
  { drift, members, recall, reading }: Pick<Comparison, "drift" | "members" | "recall" | "reading">,
  table: ReferenceTable,
): readonly Surprise[] {
  const people = new Map(reading.people.map((person) => [person.id, person]));
  return drift.differences.flatMap((difference) => {
    const member = members.get(difference.person);
    const person = people.get(difference.person);
    if (member === undefined || person === undefined || difference.isProtected || recall(person).hasTickets) return [];
    if (correctionOf(table, member, difference).kind === "none") return [];
    return [{ difference, rows: rowsGranting(table, difference.target) }];
  });
}

/** Rows that are settled after a comparison: those that were, and those without a surprise in this one. */
export function settledAfter(
  table: ReferenceTable,
  settled: ReadonlySet<string>,
  surprises: readonly Surprise[],
): readonly string[] {
  const surprising = new Set(surprises.flatMap(({ rows }) => rows));
  return table.rows
    .map(({ id }) => id)
    .filter((id) => settled.has(id) || !surprising.has(id))
    .toSorted();
}
