import type { Observation, OtherTicket } from "../observation/observation.ts";
import type { JoinerRequest, LeaverRequest, RehireRequest, Request } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import { answers, counting, isEarlier, isInEffect, standingLeaver } from "./come-back.ts";
import type { Draft } from "./draft.ts";
import type { Due, Finding } from "./plan.ts";
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
  const leaver = standingLeaver(others, now);
  if (leaver === undefined) return [];
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
  // Each of them is asked: somebody may have come back after one and be gone by the next.
  const leaver = others.find(
    (other) =>
      other.kind === "leaver" &&
      isEarlier(ticket, other.ticket) &&
      (other.effectiveAt < begins || (other.state === "open" && other.effectiveAt <= now)) &&
      standingLeaver([other, ...others.filter(({ kind }) => kind === "rehire")], now) !== undefined,
  );
  if (leaver === undefined) return [];
  const sentence = `${leaver.ticket.key} ends this person's employment; a hire would bring access back.`;
  return [{ kind: "leaver-in-flight", sentence }];
}

/** The draft in the light of other tickets: emptied when a later one has had its say, annotated when one comes before. */
export function amongOtherTickets(request: Request, draft: Draft, observation: Observation, now: Instant): Draft {
  const others = othersOf(request, observation);
  const later = others.find((other) => supersedes(other, request, draft, now));
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

/** A rehire that brings a leaver back, in effect or to come; a withdrawn one, and one nobody let go on, brings nobody. */
export function comesBack(
  request: LeaverRequest,
  effectiveAt: Due,
  observation: Observation,
  now: Instant,
): OtherTicket | undefined {
  const back = othersOf(request, observation).filter(
    (other) => answers(other, request.ticket) && other.approved !== false && !isBefore(other, request, { effectiveAt }),
  );
  return back.find((one) => isInEffect(one, now)) ?? back[0];
}

function othersOf({ ticket }: Request, { otherTickets = [] }: Observation): readonly OtherTicket[] {
  return counting(otherTickets).filter((other) => other.ticket.id !== ticket.id);
}

function supersedes(other: OtherTicket, request: Request, draft: Draft, now: Instant): boolean {
  const done = other.state === "done" && !isBefore(other, request, draft);
  switch (request.kind) {
    case "leaver":
      return answers(other, request.ticket) && isInEffect(other, now) && !isBefore(other, request, draft);
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
function isBefore(other: OtherTicket, { ticket }: Request, { effectiveAt }: Pick<Draft, "effectiveAt">): boolean {
  if (effectiveAt === "at-once") return isEarlier(other.ticket, ticket);
  return other.effectiveAt < effectiveAt || (other.effectiveAt === effectiveAt && isEarlier(other.ticket, ticket));
}
