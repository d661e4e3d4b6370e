import { text } from "../json.ts";
import type { LedgerEntry, LedgerEvent } from "../ports/ledger.ts";
import type { TicketHistory } from "./ticket-history.ts";

const JUDGES: ReadonlySet<LedgerEvent> = new Set([
  "run-ended",
  "step-started",
  "step-confirmed",
  "step-failed",
  "held",
  "declined",
  "refused",
  "approval-voided",
]);

/** Whether people and brakes let the last plan go on: it waits for its hour, or something of it was tried. */
export function isAccepted({ entries }: TicketHistory): boolean {
  const planned = entries.findLastIndex(({ event }) => event === "planned");
  const last = entries.slice(planned + 1).findLast((entry) => JUDGES.has(entry.event) && !isUnread(entry));
  if (last === undefined) return false;
  if (last.event !== "run-ended") return last.event.startsWith("step-");
  const state = text(last.body, "state");
  return state === "waiting" || state === "failed";
}

/** A form with a hole in it says neither that the plan is wanted nor that it is not. */
function isUnread({ body, event }: LedgerEntry): boolean {
  return event === "run-ended" && text(body, "state") === "form-incomplete";
}
