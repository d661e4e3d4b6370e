import type { ReferenceTable } from "../reference-table/table.ts";
import type { Plan } from "./plan.ts";

/** A limit that a plan is over: nothing of it may be written until somebody decides. */
export interface TrippedBrake {
  readonly kind: string;
  readonly sentence: string;
  readonly count: number;
  readonly limit: number;
}

/** The brakes a plan trips, judged before the first write. Who leaves, or returns to a
 * clean account, is meant to lose everything and trips none. */
export function trippedBrakes(plan: Plan, { rules }: ReferenceTable): readonly TrippedBrake[] {
  if (plan.kind === "leaver" || plan.kind === "rehire") return [];
  const count = plan.steps.filter(({ action }) => isRemoval(action.kind)).length;
  const limit = rules.brakes.maxRemovals;
  if (count <= limit) return [];
  const sentence = `The plan takes ${count} groups and applications from ${plan.subject.login}; the table allows ${limit} at once.`;
  return [{ kind: "max-removals", sentence, count, limit }];
}

const isRemoval = (kind: string) => kind === "remove-from-group" || kind === "unassign-application";
