import type { Observation, OtherTicket } from "../observation/observation.ts";
import { standingLeaver } from "../plan/come-back.ts";
import type { Action } from "../plan/plan.ts";
import type { CancellationRequest } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/**
 * Another termination that still counts when something is withdrawn: nobody has come back after it. Beside a withdrawn
 * termination it counts from the day it is filed; beside anything else once its hour has come, because until then the
 * person works as if there were none.
 */
export function otherLeaver(
  { of }: CancellationRequest,
  { otherTickets = [] }: Observation,
  now: Instant,
): OtherTicket | undefined {
  const counts = ({ kind, effectiveAt, ticket }: OtherTicket) =>
    ticket.id !== of.ticket.id && (kind !== "leaver" || of.kind === "leaver" || effectiveAt <= now);
  return standingLeaver(otherTickets.filter(counts), now);
}

/** Whether an action wakes somebody or gives them something: by itself, or by an attribute that group rules read. */
export function letsIn(action: Action): boolean {
  switch (action.kind) {
    case "activate-account":
    case "unsuspend-account":
    case "add-to-group":
    case "assign-application":
      return true;
    case "update-profile":
      return action.changes.some(({ to }) => to !== undefined);
    default:
      return false;
  }
}

/** What is left of an action that must let nobody in: attributes may still be cleared. */
export function withoutLettingIn(action: Action): readonly Action[] {
  if (!letsIn(action)) return [action];
  const cleared = action.kind === "update-profile" ? action.changes.filter(({ to }) => to === undefined) : [];
  return cleared.length > 0 ? [{ kind: "update-profile", changes: cleared }] : [];
}
