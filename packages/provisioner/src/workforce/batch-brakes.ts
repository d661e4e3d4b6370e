import type { Instant } from "@tenure/lifecycle-rules";
import {
  type Plan,
  type ReferenceTable,
  type TrippedBrake,
  trippedBrakes,
  type WorkforceMember,
} from "@tenure/lifecycle-rules";
import { brakeMemory } from "../brakes/brake-memory.ts";
import { RELEASES_NEEDED } from "../brakes/releases.ts";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { type Batch, type BatchOutline, batchCovers } from "./batch.ts";
import type { Census } from "./census.ts";
import type { ReconcilePolicy } from "./reconcile-policy.ts";

/** What a batch is judged with. */
export interface BatchCase {
  readonly table: ReferenceTable;
  readonly policy: ReconcilePolicy;
  readonly census: Census;
  /** Rows that had no surprise in some comparison. */
  readonly settled: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, WorkforceMember>;
  /** Whether some ticket was about a person. */
  readonly hasTickets: (accountId: string) => boolean;
  readonly entries: readonly LedgerEntry[];
  readonly now: Instant;
}

/** Groups smaller than this are not judged by a share. */
const FEW = 5;

/**
 * The brakes a batch trips: the table's own limits over all its plans together, and three that need no setting: too
 * large a share of one group, a row that is gone, and a row whose first switch-on would surprise people.
 */
export function batchBrakes(batch: Batch, on: BatchCase): readonly TrippedBrake[] {
  const { table, census, entries, now, members } = on;
  if (batch.plans.length === 0) return [];
  const alive = [...members.values()].filter(({ status }) => status !== "DEPROVISIONED").length;
  const memory = { ...brakeMemory(entries, now), people: alive, groupSizes: census.sizes };
  const taken = removals(batch.plans);
  return [
    ...trippedBrakes(batch.plans, table, memory),
    ...largeShares(taken, on),
    ...rowsGone(taken, on),
    ...surprises(batch.plans, on),
  ];
}

/** Who let this batch, or one it is the rest of, go on although a brake stopped it. */
export function isReleased(batch: Batch, entries: readonly LedgerEntry[], outlines: readonly BatchOutline[]): boolean {
  const people = entries.flatMap(({ event, body, actor }) => {
    const outline = outlines.find(({ hash }) => hash === text(body, "hash"));
    if (event !== "brake-released" || outline === undefined || !batchCovers(outline, batch)) return [];
    return [(text(body, "person") ?? actor).toLowerCase()];
  });
  return new Set(people).size >= RELEASES_NEEDED;
}

/** How many people lose each group or application. */
function removals(plans: readonly Plan[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { action } of plans.flatMap(({ steps }) => steps)) {
    if (action.kind !== "remove-from-group" && action.kind !== "unassign-application") continue;
    const id = action.kind === "remove-from-group" ? action.groupId : action.appId;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function largeShares(
  taken: ReadonlyMap<string, number>,
  { census, policy: { maxSharePercent: limit = 50 }, table }: BatchCase,
): readonly TrippedBrake[] {
  return [...taken].toSorted().flatMap(([id, count]) => {
    const size = census.sizes[id] ?? 0;
    const share = size === 0 ? 100 : Math.round((count / size) * 1000) / 10;
    if (size < FEW || share <= limit) return [];
    const sentence = `${count} of ${size} people would lose "${nameOf(table, id)}"; ${limit} % may at once.`;
    return [{ kind: "max-share", sentence, count: share, limit, target: id }];
  });
}

/** What a deleted row gave is not taken by the next run: a row can be gone by mistake, and its people know nothing of it. */
function rowsGone(taken: ReadonlyMap<string, number>, { census }: BatchCase): readonly TrippedBrake[] {
  return Object.entries(census.gone).flatMap(([rowId, targets]) => {
    const count = targets.reduce((sum, id) => sum + (taken.get(id) ?? 0), 0);
    if (count === 0) return [];
    const sentence = `Row ${rowId} is gone from the table since an earlier comparison; ${count} memberships it gave would be taken.`;
    return [{ kind: "row-gone", sentence, count, limit: 0, target: rowId }];
  });
}

function surprises(plans: readonly Plan[], { table, settled, hasTickets }: BatchCase): readonly TrippedBrake[] {
  const counts = new Map<string, number>();
  for (const { steps, subject } of plans) {
    if (hasTickets(subject.accountId ?? "")) continue;
    for (const { action } of steps) {
      const target = "groupId" in action ? action.groupId : "appId" in action ? action.appId : "";
      for (const row of rowsGranting(table, target)) {
        if (!settled.has(row)) counts.set(row, (counts.get(row) ?? 0) + 1);
      }
    }
  }
  return [...counts].toSorted().map(([rowId, count]) => {
    const sentence = `Row ${rowId} was never seen without surprises, and would change ${count === 1 ? "1 membership" : `${count} memberships`} of people no ticket is about.`;
    return { kind: "not-settled", sentence, count, limit: 0, target: rowId };
  });
}

/** Ids of the rows that grant a target. */
export function rowsGranting({ rows }: ReferenceTable, target: string): readonly string[] {
  return rows
    .filter(({ grants }) =>
      grants.some(
        (grant) =>
          (grant.kind === "group" ? grant.groupId : grant.kind === "application" ? grant.appId : "") === target,
      ),
    )
    .map(({ id }) => id);
}

function nameOf({ rows }: ReferenceTable, target: string): string {
  for (const grant of rows.flatMap(({ grants }) => grants)) {
    if (grant.kind === "group" && grant.groupId === target) return grant.name;
    if (grant.kind === "application" && grant.appId === target) return grant.label;
  }
  return target;
}
