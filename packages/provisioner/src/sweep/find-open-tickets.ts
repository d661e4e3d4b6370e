import type { Instant } from "@tenure/lifecycle-rules";
import { member, text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** A ticket that is to be looked at, and why. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly reason: "due" | "cut" | "stuck";
  readonly urgent: boolean;
}

/** Tickets that wait for people are looked at again after this: the world may have changed without telling. */
const PATIENCE = 6 * 3_600_000;

/** Who was named on a hire and is not there after so long does not come any more. */
const GIVEN_UP = 90 * 86_400_000;

/** Tickets the ledger knows and that are not at their end: due, cut off in the middle, or stuck for too long. */
export function findOpenTickets(entries: readonly LedgerEntry[], now: Instant): readonly OpenTicket[] {
  const byTicket = Map.groupBy(entries, ({ ticketId }) => ticketId);
  const swept = entries.findLast(({ event }) => event === "swept")?.at;
  return [...byTicket].flatMap(([ticketId, own]) => {
    const last = own.at(-1);
    if (ticketId === "" || last === undefined) return [];
    const planned = own.findLast(({ event }) => event === "planned");
    const urgent = planned !== undefined && text(planned.body, "kind") === "leaver";
    const reason = last.event === "run-ended" ? overdue(last, now, swept) : "cut";
    return reason === undefined ? [] : [{ ticketId, reason, urgent }];
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
  const forPeople = state !== "waiting" || due === undefined;
  return forPeople && again ? "stuck" : undefined;
}
