import type { Instant } from "@tenure/lifecycle-rules";
import { ok, okAsync, type ResultAsync, safeTry } from "neverthrow";
import type { Company } from "../company/company.ts";
import { text, toJson } from "../json.ts";
import { owedContainment } from "../knowledge/owed-containment.ts";
import { recall } from "../knowledge/recall.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { LedgerDraft, LedgerEntry } from "../ports/ledger.ts";
import type { Ports } from "../ports/ports.ts";
import type { DeadLetter } from "../ports/work-queue.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { findOpenTickets } from "./find-open-tickets.ts";
import { lastKind } from "./last-kind.ts";
import { lookAround } from "./look-around.ts";

/** What a sweep found. */
export interface Swept {
  /** Tickets that were enqueued. */
  readonly enqueued: number;
  /** Reminders that were handed over. */
  readonly reminded: number;
  /** What a person should know: one sentence each. */
  readonly alerts: readonly string[];
}

/** Before the first sweep nobody looked: go back this far. */
const FIRST_LOOK = 30 * 86_400_000;
/** Jira finds an edited ticket a little late. */
const OVERLAP = 15 * 60_000;

/**
 * The safety net: finds tickets whose webhook got lost, steps whose time has come, runs that were cut off, tickets
 * that are stuck, contracts that end and leavers who are back. It decides nothing: it has tickets looked at again.
 */
export function sweep(ports: Ports, company: Company): ResultAsync<Swept, RunFailure> {
  const { clock, desk, ids, ledger, queue } = ports;
  return safeTry<Swept, RunFailure>(async function* () {
    const now = clock.now();
    const dead = yield* queue.deadLetters().mapErr(toRunFailure);
    const [swept] = yield* ledger.read({ events: ["swept"], newest: "of-each-ticket" }).mapErr(toRunFailure);
    const last = yield* lastLook(ledger, swept, now);
    const alerted = yield* ledger.read({ events: ["alerted"] }).mapErr(toRunFailure);
    const news = alerted.filter(({ seq }) => seq > (swept?.seq ?? 0));
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
    const changed = yield* desk.changedSince(since).mapErr(toRunFailure);
    const buried = new Set(dead.filter(({ at }) => at >= since).map(({ ticketId }) => ticketId));
    const seen = new Set(open.map(({ ticketId }) => ticketId));
    const missed = changed.filter(({ id }) => !seen.has(id) && !buried.has(id));
    for (const { id } of missed) yield* queue.enqueue({ ticketId: id, reason: "sweep" }).mapErr(toRunFailure);

    const runId = ids.next();
    const enqueued = open.length + missed.length;
    yield* ledger.append(sweptEntry(runId, now, since, enqueued)).mapErr(toRunFailure);
    const givenUp = dead.map(({ ticketId, sentence }) => `Ticket ${ticketId} was given up: ${sentence}`);
    const { alerts, filed, reminded, woken } = yield* lookAround(ports, company, runId, standing);
    for (const ticketId of woken) {
      yield* queue.enqueue({ ticketId, reason: "woken", urgent: true }).mapErr(toRunFailure);
    }
    return ok({
      enqueued: enqueued + filed + woken.filter((id) => !seen.has(id)).length,
      reminded,
      alerts: [...givenUp, ...news.flatMap(alertedOf), ...alerts],
    });
  });
}

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

/** Tickets that were given up although whoever leaves with them should be out by now: they are tried again. */
function stillIn(ports: Ports, dead: readonly DeadLetter[], now: Instant): ResultAsync<ReadonlySet<string>, never> {
  return safeTry(async function* () {
    const found = new Set<string>();
    for (const { ticketId } of dead) {
      const { entries } = yield* recall(ports, [{ ticketId }]);
      if ((owedContainment(ticketHistory(entries), now)?.due.length ?? 0) > 0) found.add(ticketId);
    }
    return ok(found);
  });
}

/** What a run wants a person to know, told by the next sweep. */
const alertedOf = ({ body, event }: LedgerEntry) => (event === "alerted" ? (text(body, "sentence") ?? []) : []);

function sweptEntry(runId: string, at: Instant, since: Instant, found: number): LedgerDraft {
  const body = toJson({ since, found });
  return { at, ticketId: "", ticketKey: "", runId, event: "swept", actor: "tenure", body };
}

function before(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) - milliseconds).toISOString() as Instant;
}
