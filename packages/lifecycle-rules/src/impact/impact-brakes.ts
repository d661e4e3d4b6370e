import type { Removal } from "../brakes/removal.ts";
import type { TrippedBrake } from "../brakes/tripped-brakes.ts";
import { removalBrakes } from "../brakes/window-brakes.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Impact, ImpactChange } from "./impact.ts";

/**
 * The limits of a table that its own introduction would be over, were everything it takes taken at once: what a
 * reviewer should know before it is merged, and what would stop the runs afterwards.
 */
export function impactBrakes({ changes }: Impact, table: ReferenceTable): readonly TrippedBrake[] {
  const losses = changes.filter(({ direction }) => direction === "loses");
  const groupSizes = Object.fromEntries(losses.map(({ before, id }) => [id, before]));
  return [
    ...perPerson(losses, table.rules.brakes.maxRemovals),
    ...removalBrakes(losses.flatMap(removalsIn), [], table, groupSizes),
  ];
}

/** As many removals as people lose it, and each row in as many of them as people had it by that row. */
function removalsIn({ id, kind, people, rows }: ImpactChange): readonly Removal[] {
  return people.map((_, place) => ({
    target: id,
    isGroup: kind === "group",
    rowIds: rows.filter(({ people: count }) => place < count).map(({ rowId }) => rowId),
  }));
}

/** One finding for everybody who would lose more than a single plan may take. */
function perPerson(losses: readonly ImpactChange[], limit: number): readonly TrippedBrake[] {
  const counts = new Map<string, number>();
  for (const { people } of losses) for (const id of people) counts.set(id, (counts.get(id) ?? 0) + 1);
  const over = [...counts.values()].filter((count) => count > limit);
  if (over.length === 0) return [];
  const count = over.reduce((most, one) => Math.max(most, one), 0);
  const who = over.length === 1 ? "1 person" : `${over.length} people`;
  const sentence = `${who} would lose more groups and applications than one plan may take: up to ${count}; the table allows ${limit}.`;
  return [{ kind: "max-removals", sentence, count, limit }];
}
