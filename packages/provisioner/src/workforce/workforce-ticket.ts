import type { TicketRef } from "@tenure/lifecycle-rules";

/** What entries of a reconciliation bear where others bear a ticket. No ticket's id looks like it. */
export const RECONCILE: TicketRef = { id: "reconcile", key: "reconcile" };

/** The same for an access review. */
export function reviewTicket(campaign: string): TicketRef {
  return { id: `review:${campaign}`, key: `review:${campaign}` };
}

/** Ids that stand for no ticket. */
export const WORKFORCE_TICKETS = /^(?:reconcile|review:.*)$/;
