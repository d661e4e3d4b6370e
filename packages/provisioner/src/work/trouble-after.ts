import type { Instant } from "@tenure/lifecycle-rules";
import { enterOrSpool } from "../evidence/scribe.ts";
import { type OwedContainment, owedContainment } from "../knowledge/owed-containment.ts";
import { type OwedEnd, owedEnds } from "../knowledge/owed-end.ts";
import { recall } from "../knowledge/recall.ts";
import { type TicketHistory, ticketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import type { Lease } from "../ports/work-queue.ts";
import { PATIENCE } from "../run/end-from-memory.ts";
import { isGone, type RunFailure } from "../run/run-failure.ts";
import type { Trouble } from "./put-back.ts";

/**
 * What has to be tried again after a run without an answer. A ticket the ledger knows and that vanished is shown to
 * people, and its evidence is kept; but a leaver whose hour is still to come, or who is still in, is not given up.
 */
export async function troubleAfter(ports: Ports, { ticketId }: Lease, failure: RunFailure): Promise<Trouble> {
  const gone = isGone(failure);
  if (!gone && failure.retryable) return failure;
  const { away, entries } = (await recall(ports, [{ ticketId }])).unwrapOr({ entries: [], away: undefined });
  // Whether it was ever ours nobody can tell now.
  if (away !== undefined) return { kind: "ledger-failed", retryable: true, sentence: away.sentence };
  const history = ticketHistory(entries);
  const owed = owedContainment(history, ports.clock.now());
  const waits = failure.kind === "desk-failed" || failure.kind === "directory-failed";
  if (owed !== undefined && !waits) {
    if (gone) await warn(ports, ticketId, { ...owed, what: shutOut(owed) });
    return { kind: "not-contained", retryable: true, sentence: failure.sentence, notBefore: owed.at };
  }
  const end = waits ? undefined : nextEnd(history);
  if (end !== undefined) {
    if (gone) await warn(ports, ticketId, { ...end, ticketKey: end.ticket.key, what: ends(end) });
    const notBefore = new Date(Date.parse(end.at) + (gone ? 0 : PATIENCE)).toISOString() as Instant;
    return { kind: "not-ended", retryable: true, sentence: failure.sentence, notBefore };
  }
  return gone && entries.length > 0 ? { kind: "gone", retryable: false, sentence: GONE } : failure;
}

/** The first end that is owed. Whoever is shut out already waits among the dead letters until the sweep finds them due. */
function nextEnd(history: TicketHistory): OwedEnd | undefined {
  return owedEnds(history)
    .filter(({ kind }) => kind !== "leaver")
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
}

interface Warning extends Pick<OwedContainment, "accountId" | "ticketKey"> {
  readonly what: string;
}

const shutOut = ({ at }: OwedContainment) =>
  `its termination was accepted: whoever leaves with it is shut out at ${at} all the same. Bring the ticket back to change that.`;

const ends = ({ at }: OwedEnd) =>
  `what it gave was given until ${at}: it is taken then all the same. File another ticket where it is needed for longer.`;

/** People who deleted a ticket to stop it have to say so: told once, by the next sweep. */
async function warn(ports: Ports, ticketId: string, { accountId, ticketKey, what }: Warning): Promise<void> {
  const { clock, ids } = ports;
  const id = `gone:${ticketId}`;
  const sentence = `${ticketKey} is gone, hidden or of another kind, but ${what}`;
  const draft = { id, at: clock.now(), ticketId, ticketKey, runId: ids.next(), accountId, actor: "tenure" } as const;
  // Told again by the next run where neither ledger nor spool takes it.
  (await enterOrSpool(ports, [{ ...draft, event: "alerted", body: { id, sentence } }])).unwrapOr(undefined);
}

const GONE =
  "The ticket is gone, hidden or of another kind, although something was left to do for it; its evidence is kept, and whoever had to be shut out by now is.";
