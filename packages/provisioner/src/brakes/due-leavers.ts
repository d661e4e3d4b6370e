import type { BrakeMemory, Instant } from "@tenure/lifecycle-rules";
import { ticketHistory } from "../knowledge/ticket-history.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

const SHUTS_OUT: ReadonlySet<string> = new Set(["suspend-account", "deactivate-account"]);

/**
 * Leavers of other tickets whose hour has come and who are not shut out yet, as if they were: many who are due together
 * are one batch, and a batch over the limit is stopped before its first member, not after as many as the limit lets
 * through.
 */
export function dueLeavers(entries: readonly LedgerEntry[], ticketId: string, now: Instant): BrakeMemory["steps"] {
  const byTicket = Map.groupBy(entries, (entry) => entry.ticketId);
  return [...byTicket].flatMap(([id, own]) => {
    const { plans, lastState } = ticketHistory(own);
    const last = plans.at(-1);
    const isOver = lastState === "done" || lastState === "withdrawn" || lastState === "refused";
    if (id === ticketId || last?.kind !== "leaver" || isOver) return [];
    const due = last.steps.some(({ id: step, due: at }) => SHUTS_OUT.has(step) && (at === "at-once" || at <= now));
    return due ? [{ at: now, ticketId: id, kind: "leaver", action: { kind: "suspend-account" }, causes: [] }] : [];
  });
}
