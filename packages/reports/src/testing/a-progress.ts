import type { Instant, Progress } from "@tenure/lifecycle-rules";
import { aPlan } from "./a-plan.ts";

/** A joiner half way: the account stands, a group failed, the start date has not come. */
export function aProgress(overrides: Partial<Progress> = {}): Progress {
  const plan = aPlan();
  const at = "2026-11-24T09:00:02.000Z" as Instant;
  return {
    ticket: plan.ticket,
    state: "failed",
    plan,
    steps: plan.steps.map((step, index) => {
      if (step.due !== "at-once") return { step, state: "due-later" };
      if (index === 2) return { step, state: "failed", at, seen: "Okta answered 503 three times." };
      return { step, state: "done", at, seen: `Read back: ${step.id} holds.` };
    }),
    problems: [],
    refusals: [],
    brakes: [],
    nextDue: "2027-02-28T23:00:00.000Z" as Instant,
    ...overrides,
  };
}

/** An immediate leaver's clock, run to its end. */
export const ranOut = {
  noticedAt: "2026-11-24T09:00:00.000Z" as Instant,
  approvedAt: "2026-11-24T09:00:04.000Z" as Instant,
  effectiveAt: "2026-11-24T09:00:00.000Z" as Instant,
  containedAt: "2026-11-24T09:00:06.000Z" as Instant,
  completedAt: "2026-11-24T09:01:09.000Z" as Instant,
};
