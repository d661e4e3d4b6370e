import type { OtherTicket } from "../observation/observation.ts";
import type { TicketRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/** Whether a rehire has brought somebody back: people let it go on, and its day has come. */
export function isInEffect({ effectiveAt, approved }: OtherTicket, now: Instant): boolean {
  return approved !== false && effectiveAt <= now;
}

/**
 * The oldest termination after which nobody has come back. A rehire answers the terminations it was filed after and
 * takes effect after, no other; and only once it is in effect, because until then the person is gone.
 */
export function standingLeaver(others: readonly OtherTicket[], now: Instant): OtherTicket | undefined {
  return counting(others).find(
    (leaver) =>
      leaver.kind === "leaver" &&
      !others.some(
        (back) => answers(back, leaver.ticket) && back.effectiveAt >= leaver.effectiveAt && isInEffect(back, now),
      ),
  );
}

/** Whether a ticket is a rehire that counts and was not filed before a termination. */
export function answers({ kind, state, ticket }: OtherTicket, leaver: TicketRef): boolean {
  return kind === "rehire" && state !== "cancelled" && !isEarlier(ticket, leaver);
}

/** Tickets that still count, oldest first. */
export function counting(others: readonly OtherTicket[]): readonly OtherTicket[] {
  return others
    .filter(({ state }) => state !== "cancelled")
    .toSorted((a, b) => (isEarlier(a.ticket, b.ticket) ? -1 : isEarlier(b.ticket, a.ticket) ? 1 : 0));
}

/** Jira's ids grow; they are numbers written as text. */
export function isEarlier(a: TicketRef, b: TicketRef): boolean {
  return a.id.length === b.id.length ? a.id < b.id : a.id.length < b.id.length;
}
