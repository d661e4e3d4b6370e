import type { Observation } from "../observation/observation.ts";
import type { Plan } from "../plan/plan.ts";
import { carryOut } from "./carry-out.ts";

/** The world after a plan, or after those of its steps that are named, in the plan's order. */
export function carryOutAll(observation: Observation, plan: Plan, only?: readonly string[]): Observation {
  return plan.steps
    .filter(({ id }) => only === undefined || only.includes(id))
    .reduce((seen, step) => carryOut(seen, step, plan.subject), observation);
}
