import type { Instant, Progress } from "@tenure/lifecycle-rules";
import { member, text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { kindOf } from "./last-kind.ts";

/** When somebody has to be shut out, and by which ticket. Whether they really have to its run decides. */
export interface LeavingHour {
  readonly ticketId: string;
  readonly at: Instant;
}

/** Hours of whoever is to leave and is not shut out, out of the newest plan or end of each ticket. */
export function leavingHours(standing: readonly LedgerEntry[]): readonly LeavingHour[] {
  return standing.flatMap((entry) => {
    const { body, event, ticketId } = entry;
    if (kindOf(entry) !== "leaver" || ["done", "withdrawn"].includes(text(body, "state") ?? "")) return [];
    const clock = event === "planned" ? body : member(body, "leaverClock");
    const at = text(clock, "effectiveAt");
    if (at === undefined || text(clock, "containedAt") !== undefined) return [];
    return [{ ticketId, at: at as Instant }];
  });
}

/** The hour of a ticket that was just looked at; `undefined` where nobody has to be shut out by it any more. */
export function leavingHour({ leaverClock, state, ticket }: Progress): LeavingHour | undefined {
  if (state === "done" || leaverClock === undefined || leaverClock.containedAt !== undefined) return undefined;
  return { ticketId: ticket.id, at: leaverClock.effectiveAt };
}
