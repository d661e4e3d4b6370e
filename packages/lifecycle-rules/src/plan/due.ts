import type { Instant } from "../time/instant.ts";
import type { Plan, Step } from "./plan.ts";

/** The steps whose time has come, in the plan's order. */
export function dueSteps(plan: Plan, now: Instant): readonly Step[] {
  return plan.steps.filter(({ due }) => due === "at-once" || due <= now);
}

/** When the next step falls due that is not due yet; `undefined` when none is left to wait for. */
export function nextDue(plan: Plan, now: Instant): Instant | undefined {
  return plan.steps.flatMap(({ due }) => (due !== "at-once" && due > now ? [due] : [])).toSorted()[0];
}
