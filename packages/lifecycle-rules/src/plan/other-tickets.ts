import type { Observation, OtherTicket } from "../observation/observation.ts";
import type { JoinerRequest, RehireRequest, Request, TicketRef } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import type { Draft } from "./draft.ts";
import type { Finding } from "./plan.ts";
import type { Refusal } from "./refusal.ts";

/** Reasons other tickets give not to plan this one at all. A leaver goes before everything but a rehire. */
export function standInTheWay(request: Request, observation: Observation, now: Instant): readonly Refusal[] {
  const others = othersOf(request, observation);
  if (request.kind === "joiner") {
    const twin = others.find(({ kind, ticket }) => kind === "joiner" && isEarlier(ticket, request.ticket));
    if (twin === undefined) return endedBefore(request, others, now);
    const sentence = `${twin.ticket.key} already hires this person; close this one as its duplicate.`;
    return [{ kind: "duplicate-ticket", sentence }];
  }
  if (request.kind === "rehire") return endedBefore(request, others, now);
  if (request.kind === "leaver" || request.kind === "cancellation") return [];
  const leaver = others.find(({ kind }) => kind === "leaver");
  const returned = others.some(
    ({ kind, effectiveAt }) => kind === "rehire" && effectiveAt >= (leaver?.effectiveAt ?? ""),
  );
  if (leaver === undefined || returned) return [];
  const sentence = `${leaver.ticket.key} ends this person's employment; a change would bring access back.`;
  return [{ kind: "leaver-in-flight", sentence }];
}

/**
 * A newer ticket ends the employment before it begins, or has come due: who was hired must not be woken any more. One
 * that ends it later, as for somebody hired for a time, leaves them to work until then.
 */
function endedBefore(
  { ticket, start, zone }: JoinerRequest | RehireRequest,
  others: readonly OtherTicket[],
  now: Instant,
): readonly Refusal[] {
  const begins = startOfDay(start.value, zone.value);
  const leaver = others.find(
    (other) =>
      other.kind === "leaver" &&
      isEarlier(ticket, other.ticket) &&
      (other.effectiveAt < begins || (other.state === "open" && other.effectiveAt <= now)),
  );
  if (leaver === undefined) return [];
  if (others.some((other) => other.kind === "rehire" && isEarlier(leaver.ticket, other.ticket))) return [];
  const sentence = `${leaver.ticket.key} ends this person's employment; a hire would bring access back.`;
  return [{ kind: "leaver-in-flight", sentence }];
}

/** The draft in the light of other tickets: emptied when a later one has had its say, annotated when one comes before. */
export function amongOtherTickets(request: Request, draft: Draft, observation: Observation): Draft {
  const others = othersOf(request, observation);
  const later = others.find((other) => supersedes(other, request, draft));
  if (later !== undefined) {
    const sentence = `${later.ticket.key} is the later word on this person; nothing is left to do here.`;
    return { ...draft, steps: [], kept: [], findings: [{ kind: "superseded", sentence }] };
  }
  const before: readonly Finding[] = others
    .filter(({ kind, state }) => kind === "mover" && request.kind === "mover" && state === "open")
    .filter((other) => isBefore(other, request, draft))
    .map(({ ticket }) => ({
      kind: "planned-on-top",
      sentence: `${ticket.key} takes effect before this one; this is planned again on top of it.`,
    }));
  return { ...draft, findings: [...draft.findings, ...before] };
}

function othersOf({ ticket }: Request, { otherTickets = [] }: Observation): readonly OtherTicket[] {
  return otherTickets
    .filter((other) => other.state !== "cancelled" && other.ticket.id !== ticket.id)
    .toSorted((a, b) => (isEarlier(a.ticket, b.ticket) ? -1 : 1));
}

function supersedes(other: OtherTicket, request: Request, draft: Draft): boolean {
  const done = other.state === "done" && !isBefore(other, request, draft);
  switch (request.kind) {
    case "leaver":
      return other.kind === "rehire" && !isBefore(other, request, draft);
    case "mover":
      return other.kind === "mover" && done;
    case "joiner":
    case "rehire":
      return (other.kind === "mover" || other.kind === "leaver") && done;
    default:
      return false;
  }
}

/** By the time of effect, then by age of the ticket; what is to be done at once has only its age. */
function isBefore(other: OtherTicket, { ticket }: Request, { effectiveAt }: Draft): boolean {
  if (effectiveAt === "at-once") return isEarlier(other.ticket, ticket);
  return other.effectiveAt < effectiveAt || (other.effectiveAt === effectiveAt && isEarlier(other.ticket, ticket));
}

/** Jira's ids grow; they are numbers written as text. */
function isEarlier(a: TicketRef, b: TicketRef): boolean {
  return a.id.length === b.id.length ? a.id < b.id : a.id.length < b.id.length;
}
