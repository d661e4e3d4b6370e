import type { Instant } from "@tenure/lifecycle-rules";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** A ticket that is to be looked at, and why. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly reason: "due" | "cut" | "stuck";
  readonly urgent: boolean;
}

/** Tickets that wait for people are looked at again after this: the world may have changed without telling. */
const PATIENCE = 6 * 3_600_000;

/** Tickets the ledger knows and that are not at their end: due, cut off in the middle, or stuck for too long. */
export function findOpenTickets(entries: readonly LedgerEntry[], now: Instant): readonly OpenTicket[] {
  const byTicket = Map.groupBy(entries, ({ ticketId }) => ticketId);
  return [...byTicket].flatMap(([ticketId, own]) => {
    const last = own.at(-1);
    if (ticketId === "" || last === undefined) return [];
    const planned = own.findLast(({ event }) => event === "planned");
    const urgent = planned !== undefined && text(planned.body, "kind") === "leaver";
    const reason = last.event === "run-ended" ? overdue(last, now) : "cut";
    return reason === undefined ? [] : [{ ticketId, reason, urgent }];
  });
}

function overdue({ at, body }: LedgerEntry, now: Instant): "due" | "stuck" | undefined {
  const state = text(body, "state");
  if (state === "done" || state === "withdrawn") return undefined;
  const due = text(body, "nextDue");
  if (due !== undefined && due <= now) return "due";
  // Waiting for nothing in particular, as under a legal hold, is waiting for people.
  const forPeople = state !== "waiting" || due === undefined;
  return forPeople && Date.parse(now) - Date.parse(at) >= PATIENCE ? "stuck" : undefined;
}
