import type { Instant } from "../time/instant.ts";
import type { Plan, Step } from "./plan.ts";

/** The steps whose time has come, in the plan's order. */
export function dueSteps(plan: Plan, now: Instant): readonly Step[] {
  return plan.steps.filter(({ due }) => due === "at-once" || due <= now);
}

/** When to look again: the next step falls due, or something ends. `undefined` when there is nothing to wait for. */
export function nextDue(plan: Plan, now: Instant): Instant | undefined {
  const ahead = plan.steps.flatMap(({ due }) => (due !== "at-once" && due > now ? [due] : []));
  const again = plan.replanAt !== undefined && plan.replanAt > now ? [plan.replanAt] : [];
  return [...ahead, ...again].toSorted()[0];
}
