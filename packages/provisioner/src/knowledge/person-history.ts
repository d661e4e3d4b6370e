import type { ExtraAccess, Instant, OtherTicket } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { ticketHistory } from "./ticket-history.ts";

/** What the ledger tells of one person, over all tickets. */
export interface PersonHistory {
  readonly entries: readonly LedgerEntry[];
  /** Groups and applications we gave and did not take since. Given means begun: whether it is there, the directory says. */
  readonly ours: ReadonlySet<string>;
}

/** Reads a person's history out of their entries. */
export function personHistory(entries: readonly LedgerEntry[]): PersonHistory {
  const ours = new Set<string>();
  for (const entry of entries) {
    if (!isConfirmation(entry) && entry.event !== "step-started") continue;
    for (const { step } of stepsOf(entry)) {
      if (step.action.kind === "add-to-group") ours.add(step.action.groupId);
      if (step.action.kind === "assign-application") ours.add(step.action.appId);
      if (!isConfirmation(entry)) continue;
      if (step.action.kind === "remove-from-group") ours.delete(step.action.groupId);
      if (step.action.kind === "unassign-application") ours.delete(step.action.appId);
    }
  }
  return { entries, ours };
}

/** The person's other tickets as the ledger last saw them. */
export function otherTickets({ entries }: PersonHistory, ticketId: string): readonly OtherTicket[] {
  return [...Map.groupBy(entries, (entry) => entry.ticketId)].flatMap(([id, own]): readonly OtherTicket[] => {
    const { plans, lastState } = ticketHistory(own);
    const last = plans.at(-1);
    // A withdrawn ticket keeps the kind it had before.
    const live = plans.findLast(({ kind }) => kind !== "cancellation");
    const key = own.at(-1)?.ticketKey;
    if (id === "" || id === ticketId || last === undefined || live === undefined || key === undefined) return [];
    const state =
      last.kind === "cancellation" || lastState === "withdrawn" ? "cancelled" : lastState === "done" ? "done" : "open";
    return [{ ticket: { id, key }, kind: live.kind, effectiveAt: live.effectiveAt, state }];
  });
}

/** What access tickets gave the person for a time and nobody took since. */
export function extraAccess({ entries }: PersonHistory): readonly ExtraAccess[] {
  return [...Map.groupBy(entries, (entry) => entry.ticketId)].flatMap(([id, own]) => {
    const { confirmed, open, plans } = ticketHistory(own);
    const until = plans.findLast(({ kind, replanAt }) => kind === "access" && replanAt !== undefined)?.replanAt;
    const key = own.at(-1)?.ticketKey;
    if (until === undefined || key === undefined) return [];
    const given = new Set<string>();
    for (const { step } of [...confirmed, ...open]) {
      if (step.action.kind === "add-to-group") given.add(step.action.groupId);
      if (step.action.kind === "assign-application") given.add(step.action.appId);
    }
    for (const { step } of confirmed) {
      if (step.action.kind === "remove-from-group") given.delete(step.action.groupId);
      if (step.action.kind === "unassign-application") given.delete(step.action.appId);
    }
    return [...given].toSorted().map((target): ExtraAccess => ({ id: target, until, ticket: { id, key } }));
  });
}

/** Entries other runs made about the person since an instant: somebody else may have changed what we saw. */
export function touchedByOthers({ entries }: PersonHistory, runId: string, since: Instant): boolean {
  return entries.some((entry) => entry.runId !== runId && entry.at >= since);
}
