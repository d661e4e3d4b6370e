import { endOfDay, type Instant, type LiveRequest, type Plan, startOfDay } from "@tenure/lifecycle-rules";
import type { TicketHistory } from "./ticket-history.ts";

const SHUTS_OUT: ReadonlySet<string> = new Set(["suspend-account", "end-sessions"]);

/**
 * When what a ticket asks takes effect, in the person's zone. The planner's word on when somebody is shut out counts
 * before the form's, and lasts when the step is done and no longer planned. What has no day of its own takes effect
 * when it was asked.
 */
export function effectiveAt(request: LiveRequest, plan: Plan, { plans }: TicketHistory): Instant {
  const { zone } = plan;
  switch (request.kind) {
    case "joiner":
    case "rehire":
      return startOfDay(request.start.value, zone);
    case "mover":
    case "return":
      return startOfDay(request.effective.value, zone);
    case "leave-of-absence":
      return startOfDay(request.from.value, zone);
    case "leaver": {
      if (request.leave.kind === "immediate") return request.noticedAt;
      const planned = plan.steps.find(({ action, due }) => SHUTS_OUT.has(action.kind) && due !== "at-once")?.due;
      const before = plans.findLast(({ kind }) => kind === "leaver")?.effectiveAt;
      if (planned !== undefined && planned !== "at-once") return planned;
      return before ?? endOfDay(request.leave.lastDay.value, zone);
    }
    case "access":
      return request.askedAt;
  }
}
