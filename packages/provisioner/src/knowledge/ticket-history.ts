import type { Instant, Step } from "@tenure/lifecycle-rules";
import { isConfirmation, isRefusal, isWrongState, type StepEntry, stepsOf } from "../evidence/events.ts";
import { type PlanOutline, readOutline } from "../evidence/plan-outline.ts";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { stepKey } from "./step-key.ts";

/** What the ledger tells of one ticket. Nothing of it is remembered anywhere else. */
export interface TicketHistory {
  readonly entries: readonly LedgerEntry[];
  /** Steps that were read back, in that order; a step done twice stands where it was done last. */
  readonly confirmed: readonly StepEntry[];
  /** Begun, and neither read back nor failed since: a run was cut there. They may have happened. */
  readonly open: readonly StepEntry[];
  /** Ids of steps the directory does not do to the account in its state, and that have not been done since. */
  readonly refused: readonly string[];
  /** Every plan there was, oldest first. */
  readonly plans: readonly PlanOutline[];
  /** How the last run ended. */
  readonly lastState: string | undefined;
}

/** Reads a ticket's history out of its entries. */
export function ticketHistory(entries: readonly LedgerEntry[]): TicketHistory {
  const confirmed = new Map<string, StepEntry>();
  const open = new Map<string, StepEntry>();
  const refused = new Set<string>();
  for (const entry of entries) {
    if (entry.event === "step-started") for (const begun of stepsOf(entry)) open.set(begun.step.id, begun);
    if (isRefusal(entry)) open.delete(text(entry.body, "stepId") ?? "");
    if (isWrongState(entry)) refused.add(text(entry.body, "stepId") ?? "");
    if (!isConfirmation(entry)) continue;
    for (const done of stepsOf(entry)) {
      open.delete(done.step.id);
      refused.delete(done.step.id);
      confirmed.delete(stepKey(done.step));
      confirmed.set(stepKey(done.step), done);
    }
  }
  const ended = entries.findLast(({ event }) => event === "run-ended");
  return {
    entries,
    confirmed: [...confirmed.values()],
    open: [...open.values()],
    refused: [...refused],
    plans: entries.flatMap((entry) => (entry.event === "planned" ? (readOutline(entry.body) ?? []) : [])),
    lastState: ended === undefined ? undefined : text(ended.body, "state"),
  };
}

/** Ids of done steps of one kind of action, as an observation lists them. */
export function doneIds({ confirmed }: TicketHistory, kind: Step["action"]["kind"]): readonly string[] {
  return confirmed.filter(({ step }) => step.action.kind === kind).map(({ step }) => step.id);
}

/** When a step was last read back. */
export function confirmedAt({ confirmed }: TicketHistory, stepId: string): Instant | undefined {
  return confirmed.find(({ step }) => step.id === stepId)?.entry.at;
}
