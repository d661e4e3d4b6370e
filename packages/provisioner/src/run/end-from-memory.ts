import type { Instant } from "@tenure/lifecycle-rules";
import { err, ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import { findBrakes } from "../brakes/find-brakes.ts";
import type { Company } from "../company/company.ts";
import { enter } from "../evidence/scribe.ts";
import { endedBody, type OwedEnd, owedEnds } from "../knowledge/owed-end.ts";
import { accountKey } from "../knowledge/person-key.ts";
import { recall } from "../knowledge/recall.ts";
import { type TicketHistory, ticketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import { settleCut } from "../workforce/settle-cut.ts";
import { alertOnce } from "./alert-once.ts";
import { applySteps } from "./apply-steps.ts";
import { type Hold, hold } from "./hold.ts";
import { lookAtLeft, planEnd } from "./plan-end.ts";
import { isGone, isUnread, type RunFailure, toRunFailure } from "./run-failure.ts";

/** What is owed by when, and by whom not. */
export interface OwedBy {
  /** Only what should have ended by then. */
  readonly by: Instant;
  /** The account a decision of the same run is about, which goes on by itself. */
  readonly but?: string | undefined;
}

/**
 * Brings what a ticket gave to its end although the ticket cannot be read, or says nothing that is carried out: at the
 * hour that was given, exactly what its own steps gave is taken, as far as no row and no other ticket gives it. Nothing
 * is given, and nothing is taken that the accepted plan or its end does not hold.
 */
export function endFromMemory(
  ports: Ports,
  company: Company,
  ticketId: string,
  { but, by }: OwedBy,
): ResultAsync<void, RunFailure> {
  return safeTry<void, RunFailure>(async function* () {
    const { entries } = yield* recall(ports, [{ ticketId }]);
    for (const owed of owedEnds(ticketHistory(entries))) {
      if (owed.at <= by && owed.accountId !== but) yield* endOne(ports, company, owed);
    }
    return ok(undefined);
  });
}

/** Whether something a ticket gave should have ended. */
export function owesEnd(history: TicketHistory, { but, by }: OwedBy): boolean {
  return owedEnds(history).some(({ accountId, at }) => at <= by && accountId !== but);
}

/** An outage is waited out for an hour: whoever has more time by now says so on the ticket. What is gone does not come back. */
export const PATIENCE = 3_600_000;

/** Ends what a ticket gave that cannot be read. */
export function endUnread(
  ports: Ports,
  company: Company,
  ticketId: string,
  failure: RunFailure,
): ResultAsync<void, RunFailure> {
  if (!isUnread(failure)) return okAsync(undefined);
  const patience = isGone(failure) ? 0 : PATIENCE;
  const by = new Date(Date.parse(ports.clock.now()) - patience).toISOString() as Instant;
  return endFromMemory(ports, company, ticketId, { by });
}

function endOne(ports: Ports, company: Company, owed: OwedEnd): ResultAsync<void, RunFailure> {
  return safeTry<void, RunFailure>(async function* () {
    const left = yield* lookAtLeft(ports, company, owed);
    // Who is not there any more holds nothing.
    if (left === undefined) return ok(undefined);
    const person = accountKey(company.table.org, left.account);
    const held = yield* hold(ports, [`person:${person}`, `ticket:${owed.ticket.id}`]);
    const done = await endHeld(ports, company, owed, person, held);
    await held.release();
    return done;
  });
}

/** What is owed, looked at again now that nobody else works on the person. */
function endHeld(
  ports: Ports,
  company: Company,
  { accountId, ticket }: OwedEnd,
  person: string,
  held: Hold,
): ResultAsync<void, RunFailure> {
  return safeTry<void, RunFailure>(async function* () {
    yield* settleCut(ports, ticket);
    const { away, entries } = yield* recall(ports, [{ ticketId: ticket.id }]);
    if (away !== undefined) return err(toRunFailure(away));
    const history = ticketHistory(entries);
    const owed = owedEnds(history).find((one) => one.accountId === accountId);
    if (owed === undefined) return ok(undefined);
    const looked = ports.clock.now();
    const { account, plan, refused } = yield* planEnd(ports, company, history, owed, person);
    const about = { ticket, runId: ports.ids.next(), accountId, person, ...(account === undefined ? {} : { account }) };
    const promised = `${ticket.key} cannot be carried out any more, and what it was to end at ${owed.at}`;
    const [brake] = plan === undefined ? [] : yield* findBrakes(ports, company, history, plan, true);
    if (brake !== undefined || refused !== undefined) {
      const sentence = `${promised} is not ended: ${brake?.sentence ?? refused}`;
      yield* alertOnce(ports, about, history, { id: `not-ended:${ticket.id}:${accountId}:${owed.at}`, sentence });
      return ok(undefined);
    }
    const tools = { ports, company, ticket, addresses: [] };
    const outcome = plan === undefined ? undefined : await applySteps(tools, plan, plan.steps, about, held);
    if (outcome?.halted !== undefined) return err(outcome.halted);
    const states = [...(outcome?.results.values() ?? [])].map(({ state }) => state);
    if (states.some((state) => state !== "done")) return ok(undefined);
    const id = `ended:${ticket.id}:${accountId}:${owed.at}`;
    const body = endedBody(id, looked, states.length === 0 ? undefined : `${promised} was ended as it was accepted.`);
    yield* enter(ports, about, { event: "alerted", body }).mapErr(toRunFailure);
    return ok(undefined);
  });
}
