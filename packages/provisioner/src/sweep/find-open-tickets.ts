import type { Instant } from "@tenure/lifecycle-rules";
import { member, text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { kindOf } from "./last-kind.ts";

/** A ticket that is to be looked at, and why. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly reason: "due" | "cut" | "stuck";
  /** Of its last plan, where the newest entry tells. */
  readonly kind?: string;
}

/** Tickets that wait for people are looked at again after this: the world may have changed without telling. */
const PATIENCE = 6 * 3_600_000;

/** Who was named on a hire and is not there after so long does not come any more. */
const GIVEN_UP = 90 * 86_400_000;

/**
 * Tickets the ledger knows and that are not at their end: due, cut off in the middle, or stuck for too long. Told from
 * the newest plan or end of each ticket; `swept` is when somebody looked last.
 */
export function findOpenTickets(
  newest: readonly LedgerEntry[],
  now: Instant,
  swept: Instant | undefined,
): readonly OpenTicket[] {
  return newest.flatMap((entry) => {
    if (entry.ticketId === "") return [];
    const reason = entry.event === "run-ended" ? overdue(entry, now, swept) : "cut";
    const kind = kindOf(entry);
    return reason === undefined ? [] : [{ ticketId: entry.ticketId, reason, ...(kind === undefined ? {} : { kind }) }];
  });
}

function overdue({ at, body }: LedgerEntry, now: Instant, swept: Instant | undefined): "due" | "stuck" | undefined {
  const state = text(body, "state");
  // Once in so many hours, and not with every sweep from then on: a run without news writes nothing down.
  const periods = (until: Instant) => Math.floor((Date.parse(until) - Date.parse(at)) / PATIENCE);
  const again = periods(now) > Math.max(0, periods(swept ?? at));
  const pending = member(body, "pending") === true && Date.parse(now) - Date.parse(at) < GIVEN_UP;
  if (state === "done") return pending && again ? "stuck" : undefined;
  if (state === "withdrawn") return undefined;
  const due = text(body, "nextDue");
  if (due !== undefined && due <= now) return "due";
  // Waiting for nothing in particular, as under a legal hold, is waiting for people.
  const forPeople = state !== "waiting" || due === undefined || member(body, "pending") === true;
  return forPeople && again ? "stuck" : undefined;
}
