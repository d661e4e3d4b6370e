import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** Whether another ticket had the last word when this one's last run ended; out of one ticket's entries. */
export function wasSuperseded(own: readonly LedgerEntry[]): boolean {
  const ended = own.findLast(({ event }) => event === "run-ended");
  return ended !== undefined && text(ended.body, "outcome") === "superseded";
}
