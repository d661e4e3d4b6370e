import { letsIn } from "../cancellation/kept-out.ts";
import type { Observation } from "../observation/observation.ts";
import type { Request } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { standingLeaver } from "./come-back.ts";
import type { Draft } from "./draft.ts";
import type { Step } from "./plan.ts";

const OVERLAP: ReadonlySet<string> = new Set(["remove-from-group", "unassign-application", "notify"]);

/**
 * What of a draft is done although a termination counts: what only takes. Extra access ends, a leave begins, an overlap
 * and a change for a time are over whether somebody leaves next year or not. `undefined`: the termination stops it.
 */
export function besideLeaver(request: Request, draft: Draft, seen: Observation, now: Instant): Draft | undefined {
  if (request.kind === "access" || request.kind === "leave-of-absence") {
    return draft.steps.some(({ action }) => letsIn(action)) ? undefined : draft;
  }
  if (request.kind !== "mover") return undefined;
  const others = (seen.otherTickets ?? []).filter(({ ticket }) => ticket.id !== request.ticket.id);
  const leaver = standingLeaver(others, now);
  // Until the hour of the termination people are who they were before; after it nothing is written to them any more.
  const lasts = leaver !== undefined && leaver.effectiveAt > now;
  // Of a change that was made nothing is left but its overlaps, and what somebody had before ends on its day.
  if (lasts && draft.steps.every(({ action }) => OVERLAP.has(action.kind))) return draft;
  // Only the way back of a change has nothing more to come back from.
  if (request.until === undefined || draft.replanAt !== undefined) return undefined;
  const mayStay = ({ action }: Step) => !letsIn(action) || (lasts && action.kind === "update-profile");
  const steps = draft.steps.filter(mayStay);
  if (steps.length === draft.steps.length || leaver === undefined) return draft;
  const sentence = `${leaver.ticket.key} ends this person's employment, so what this ticket gave is taken and nothing is given back.`;
  return { ...draft, steps, findings: [...draft.findings, { kind: "kept-out", sentence }] };
}
