import type { Instant, TicketRef } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { owedContainment } from "../knowledge/owed-containment.ts";
import { recall } from "../knowledge/recall.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { DeskFailure } from "../ports/desk.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import type { DeadLetter } from "../ports/work-queue.ts";
import { owesEnd } from "../run/end-from-memory.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { type Alert, lookout } from "./alert.ts";
import { findOpenTickets } from "./find-open-tickets.ts";
import { lastKind } from "./last-kind.ts";
import { type LeavingHour, leavingHours } from "./leaving-hour.ts";
import { lookAround } from "./look-around.ts";
import { sweptDraft } from "./swept-draft.ts";
import { rememberAlerts, tellAlerts } from "./tell-alerts.ts";

/** What a sweep found. */
export interface Swept {
  /** Tickets that were enqueued. */
  readonly enqueued: number;
  /** Reminders that were handed over. */
  readonly reminded: number;
  /**
   * What people are to be told now, one sentence each: that a state begins that lasts, that it still lasts, or that it
   * is over. What was told is remembered, over restarts and by all workers.
   */
  readonly alerts: readonly string[];
  /** Whoever is to leave and is not shut out, for as long as nobody can ask the store. */
  readonly leaving: readonly LeavingHour[];
  /** What could not be asked. Everything else was swept, and the next sweep asks again. */
  readonly failures: readonly RunFailure[];
}

/** Before the first sweep nobody looked: go back this far. */
const FIRST_LOOK = 30 * 86_400_000;
/** Jira finds an edited ticket a little late. */
const OVERLAP = 15 * 60_000;

/**
 * The safety net: finds tickets whose webhook got lost, steps whose time has come, runs that were cut off, tickets
 * that are stuck, contracts that end and leavers who are back. It decides nothing: it has tickets looked at again.
 * Fails only where ledger or queue do not answer.
 */
export function sweep(ports: Ports, company: Company): ResultAsync<Swept, RunFailure> {
  const { clock, desk, ids, ledger, queue } = ports;
  return safeTry<Swept, RunFailure>(async function* () {
    const now = clock.now();
    const runId = ids.next();
    const seen = lookout();
    const failures: RunFailure[] = [];
    const dead = yield* queue.deadLetters().mapErr(toRunFailure);
    seen.saw("given-up", dead.map(givenUp));
    const [swept] = yield* ledger.read({ events: ["swept"], newest: "of-each-ticket" }).mapErr(toRunFailure);
    const last = yield* lastLook(ledger, swept, now);
    const memory = yield* rememberAlerts(ledger, swept?.seq ?? 0);
    // What the ledger knows comes first: it must not wait for a desk that is away.
    const buriedAlive = yield* stillIn(ports, dead, now);
    const isBuried = (id: string) => !buriedAlive.has(id) && dead.some(({ ticketId }) => ticketId === id);
    const standing = yield* ledger
      .read({ events: ["planned", "run-ended"], newest: "of-each-ticket" })
      .mapErr(toRunFailure);
    const open = findOpenTickets(standing, now, swept?.at).filter(({ ticketId }) => !isBuried(ticketId));
    for (const { ticketId, kind, reason } of open) {
      const urgent = (kind ?? (yield* lastKind(ledger, ticketId))) === "leaver";
      yield* queue.enqueue({ ticketId, reason, ...(urgent ? { urgent } : {}) }).mapErr(toRunFailure);
    }

    const since = before(last ?? now, last === undefined ? FIRST_LOOK : OVERLAP);
    const opened = new Set(open.map(({ ticketId }) => ticketId));
    const changed = await desk.changedSince(since);
    seen.saw("desk", changed.isOk() ? [] : [deskAway(changed.error)]);
    let missed: readonly TicketRef[] = [];
    if (changed.isOk()) {
      const buried = new Set(dead.filter(({ at }) => at >= since).map(({ ticketId }) => ticketId));
      missed = changed.value.filter(({ id }) => !opened.has(id) && !buried.has(id));
      for (const { id } of missed) yield* queue.enqueue({ ticketId: id, reason: "sweep" }).mapErr(toRunFailure);
      // Where the desk was not asked, the next sweep has to go back as far.
      const draft = sweptDraft({ runId, now, since, newest: swept }, open, missed);
      if (draft !== undefined) yield* ledger.append(draft).mapErr(toRunFailure);
    } else failures.push(toRunFailure(changed.error));

    const around = await lookAround(ports, company, runId, standing, seen);
    if (around.isErr()) failures.push(around.error);
    const { filed, reminded, woken } = around.unwrapOr({ filed: 0, reminded: 0, woken: [] });
    for (const ticketId of woken) {
      yield* queue.enqueue({ ticketId, reason: "woken", urgent: true }).mapErr(toRunFailure);
    }
    return ok({
      enqueued: new Set([...opened, ...missed.map(({ id }) => id), ...woken]).size + filed,
      reminded,
      alerts: await tellAlerts(ports, company, runId, memory, seen),
      leaving: leavingHours(standing),
      failures,
    });
  });
}

const givenUp = ({ ticketId, sentence }: DeadLetter): Alert => ({
  id: `given-up:${ticketId}`,
  sentence: `Ticket ${ticketId} was given up: ${sentence}`,
  over: `Ticket ${ticketId} is not given up any more: it is done, or tried again.`,
});

const deskAway = ({ sentence }: DeskFailure): Alert => ({
  id: "desk:changed",
  sentence: `Tickets whose webhook gets lost are not found, as nobody can be asked for what has changed: ${sentence}`,
  over: "What has changed at the desk can be asked for again.",
});

/** When somebody looked last. A clock that ran ahead for a while and was set back has looked at nothing since. */
function lastLook(
  ledger: Ports["ledger"],
  swept: LedgerEntry | undefined,
  now: Instant,
): ResultAsync<Instant | undefined, RunFailure> {
  if (swept === undefined || swept.at <= now) return okAsync(swept?.at);
  return ledger
    .read({ events: ["swept"] })
    .map((all) => all.findLast(({ at }) => at <= now)?.at)
    .mapErr(toRunFailure);
}

/** What is given up and lasts longer than allowed is tried again after so long, and not with every sweep. */
const REST = 6 * 3_600_000;

/**
 * Tickets that were given up although whoever leaves with them should be out by now, or what they gave should have
 * ended: they are tried again.
 */
function stillIn(ports: Ports, dead: readonly DeadLetter[], now: Instant): ResultAsync<ReadonlySet<string>, never> {
  return safeTry(async function* () {
    const found = new Set<string>();
    for (const { at, ticketId } of dead) {
      const history = ticketHistory((yield* recall(ports, [{ ticketId }])).entries);
      const isIn = (owedContainment(history, now)?.due.length ?? 0) > 0;
      const rested = Date.parse(now) - Date.parse(at) >= REST;
      if (isIn || (rested && owesEnd(history, { by: now }))) found.add(ticketId);
    }
    return ok(found);
  });
}

function before(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) - milliseconds).toISOString() as Instant;
}
