import type { Plan } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { BrakeMemory } from "./brake-memory.ts";
import { leaverBrakes } from "./leaver-brakes.ts";
import { removalsOf } from "./removal.ts";
import { shareOver } from "./share-over.ts";
import { windowBrakes } from "./window-brakes.ts";

/** A limit that a plan is over: nothing of it may be written until somebody decides. */
export interface TrippedBrake {
  readonly kind:
    | "max-removals"
    | "max-removals-percent"
    | "max-leavers"
    | "max-leavers-percent"
    | "max-removals-in-window"
    | "max-removals-per-group"
    | "max-removals-per-group-percent"
    | "max-removals-per-row"
    | "max-removals-per-class"
    | "short-read"
    | (string & {});
  readonly sentence: string;
  /** What the plan comes to, together with what went before; percent where the limit is in percent. */
  readonly count: number;
  readonly limit: number;
  /** Id of the group, row or class the limit is about, where it is about one. */
  readonly target?: string;
}

/**
 * The brakes that plans trip, judged before the first write: one plan, or all those of a batch together.
 *
 * With a memory, what happened in the rolling window counts too; without one, the limits over a window are judged on
 * these plans alone and those in percent of the company or of a group are not judged. With a memory that does not know
 * how large the company or a group is, a limit in percent of it counts as tripped: what cannot be judged does not pass.
 * Who leaves, or returns to a clean account, is meant to lose everything; how many may leave has limits of its own.
 */
export function trippedBrakes(
  plans: Plan | readonly Plan[],
  table: ReferenceTable,
  memory?: BrakeMemory,
): readonly TrippedBrake[] {
  const all = isOne(plans) ? [plans] : plans;
  return [
    ...all.flatMap((plan) => planBrakes(plan, table)),
    ...leaverBrakes(all, table.rules.brakes, memory),
    ...windowBrakes(all, table, memory),
  ];
}

function isOne(plans: Plan | readonly Plan[]): plans is Plan {
  return !Array.isArray(plans);
}

/** The limits on what one plan takes from one person. */
function planBrakes(plan: Plan, { rules }: ReferenceTable): readonly TrippedBrake[] {
  const count = removalsOf(plan).length;
  const { maxRemovals, maxRemovalsPercent } = rules.brakes;
  const held = count + plan.kept.length;
  // Of nothing, nothing is taken: that is over no limit.
  const share = maxRemovalsPercent === undefined || held === 0 ? undefined : shareOver(count, held, maxRemovalsPercent);
  return [
    ...(count > maxRemovals
      ? [
          {
            kind: "max-removals",
            sentence: `The plan takes ${count} groups and applications from ${plan.subject.login}; the table allows ${maxRemovals} at once.`,
            count,
            limit: maxRemovals,
          },
        ]
      : []),
    ...(maxRemovalsPercent !== undefined && share !== undefined
      ? [
          {
            kind: "max-removals-percent",
            sentence: `The plan takes ${share} % of what ${plan.subject.login} holds; the table allows ${maxRemovalsPercent} % at once.`,
            count: share,
            limit: maxRemovalsPercent,
          },
        ]
      : []),
  ];
}
