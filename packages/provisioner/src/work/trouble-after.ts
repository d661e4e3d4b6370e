import { enterOrSpool } from "../evidence/scribe.ts";
import { type OwedContainment, owedContainment } from "../knowledge/owed-containment.ts";
import { recall } from "../knowledge/recall.ts";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { Ports } from "../ports/ports.ts";
import type { Lease } from "../ports/work-queue.ts";
import type { RunFailure } from "../run/run-failure.ts";
import type { Trouble } from "./put-back.ts";

/**
 * What has to be tried again after a run without an answer. A ticket the ledger knows and that vanished is shown to
 * people, and its evidence is kept; but a leaver whose hour is still to come, or who is still in, is not given up.
 */
export async function troubleAfter(ports: Ports, { ticketId }: Lease, failure: RunFailure): Promise<Trouble> {
  const gone = failure.kind === "no-such-ticket" || failure.kind === "not-ours";
  if (!gone && failure.retryable) return failure;
  const { away, entries } = (await recall(ports, [{ ticketId }])).unwrapOr({ entries: [], away: undefined });
  // Whether it was ever ours nobody can tell now.
  if (away !== undefined) return { kind: "ledger-failed", retryable: true, sentence: away.sentence };
  const owed = owedContainment(ticketHistory(entries), ports.clock.now());
  const waits = failure.kind === "desk-failed" || failure.kind === "directory-failed";
  if (owed !== undefined && !waits) {
    if (gone) await warn(ports, ticketId, owed);
    return { kind: "not-contained", retryable: true, sentence: failure.sentence, notBefore: owed.at };
  }
  return gone && entries.length > 0 ? { kind: "gone", retryable: false, sentence: GONE } : failure;
}

/** People who deleted a ticket to stop it have to say so: told once, by the next sweep. */
async function warn(ports: Ports, ticketId: string, { accountId, at, ticketKey }: OwedContainment): Promise<void> {
  const { clock, ids } = ports;
  const id = `gone:${ticketId}`;
  const sentence = `${ticketKey} is gone, hidden or of another kind, but its termination was accepted: whoever leaves with it is shut out at ${at} all the same. Bring the ticket back to change that.`;
  const draft = { id, at: clock.now(), ticketId, ticketKey, runId: ids.next(), accountId, actor: "tenure" } as const;
  // Told again by the next run where neither ledger nor spool takes it.
  (await enterOrSpool(ports, [{ ...draft, event: "alerted", body: { id, sentence } }])).unwrapOr(undefined);
}

const GONE =
  "The ticket is gone, hidden or of another kind, although something was left to do for it; its evidence is kept, and whoever had to be shut out by now is.";
