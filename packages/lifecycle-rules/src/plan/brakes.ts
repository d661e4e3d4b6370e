import type { ReferenceTable } from "../reference-table/table.ts";
import type { Plan } from "./plan.ts";

/** A limit that a plan is over: nothing of it may be written until somebody decides. */
export interface TrippedBrake {
  readonly kind: string;
  readonly sentence: string;
  readonly count: number;
  readonly limit: number;
}

/** The brakes a plan trips, judged before the first write. */
export function trippedBrakes(_plan: Plan, _table: ReferenceTable): readonly TrippedBrake[] {
  throw new Error("not built yet");
}
