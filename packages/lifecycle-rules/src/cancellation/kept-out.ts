import type { Observation, OtherTicket } from "../observation/observation.ts";
import type { Action } from "../plan/plan.ts";
import type { CancellationRequest } from "../request/request.ts";

/** Another termination that still counts when one is withdrawn: nobody has come back after it. */
export function otherLeaver({ of }: CancellationRequest, { otherTickets = [] }: Observation): OtherTicket | undefined {
  if (of.kind !== "leaver") return undefined;
  const others = otherTickets.filter(({ state, ticket }) => state !== "cancelled" && ticket.id !== of.ticket.id);
  return others.find(
    ({ kind, effectiveAt }) =>
      kind === "leaver" && !others.some((back) => back.kind === "rehire" && back.effectiveAt >= effectiveAt),
  );
}

/** Whether an action wakes somebody or gives them something. */
export function letsIn({ kind }: Action): boolean {
  return (
    kind === "activate-account" ||
    kind === "unsuspend-account" ||
    kind === "add-to-group" ||
    kind === "assign-application"
  );
}
