import { type Instant, sha256, type TicketRef } from "@tenure/lifecycle-rules";
import { text, toJson } from "../json.ts";
import type { LedgerDraft, LedgerEntry } from "../ports/ledger.ts";
import type { OpenTicket } from "./find-open-tickets.ts";

/** A sweep, and the newest entry there is of one. */
export interface Sweeping {
  readonly runId: string;
  readonly now: Instant;
  /** Changes since then were asked for. */
  readonly since: Instant;
  readonly newest: LedgerEntry | undefined;
}

/**
 * What is entered of a sweep: that it found something the newest entry does not tell, or, once on each day (UTC), that
 * somebody looked; `undefined` otherwise. The next sweep goes on from the newest entry, so that one which found
 * nothing is asked for again with the next, and nothing lies between two of them.
 */
export function sweptDraft(
  { newest, now, runId, since }: Sweeping,
  open: readonly OpenTicket[],
  missed: readonly TicketRef[],
): LedgerDraft | undefined {
  // A ticket is due or cut until somebody could work on it: found again is no news. The stuck are looked at now and
  // then, counted from the newest entry.
  const waiting = open.filter(({ reason }) => reason !== "stuck").map(({ ticketId }) => ticketId);
  const digest = waiting.length === 0 ? undefined : sha256(waiting.toSorted().join(" "));
  const isNews =
    missed.length > 0 ||
    open.length > waiting.length ||
    (digest !== undefined && digest !== text(newest?.body, "waiting"));
  const day = now.slice(0, "2027-02-15".length);
  if (!isNews && newest?.at.slice(0, day.length) === day) return undefined;
  const body = toJson({ since, found: open.length + missed.length, waiting: digest });
  const draft: LedgerDraft = { at: now, ticketId: "", ticketKey: "", runId, event: "swept", actor: "tenure", body };
  return isNews ? draft : { ...draft, id: `swept:${day}` };
}
