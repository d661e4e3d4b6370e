import type { Action, Step } from "@tenure/lifecycle-rules";
import { isConfirmation, type StepEntry, stepsOf } from "../evidence/events.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/**
 * What a ticket did on balance, for a withdrawal to take back: a step and the later step that took it back are both
 * left out, so that taking back is not itself taken back.
 */
export function undoableSteps(entries: readonly LedgerEntry[]): readonly Step[] {
  const done: StepEntry[] = [];
  for (const entry of entries) {
    if (!isConfirmation(entry) && entry.event !== "step-started") continue;
    for (const one of stepsOf(entry)) {
      if (done.some(({ step }) => step.id === one.step.id)) continue;
      const undone = done.findIndex(({ step }) => step.undo !== undefined && sameEffect(step.undo, one.step.action));
      if (undone >= 0) done.splice(undone, 1);
      else done.push(one);
    }
  }
  return done.filter(({ planKind }) => planKind !== "cancellation").map(({ step }) => step);
}

function sameEffect(a: Action, b: Action): boolean {
  return a.kind === b.kind && targetOf(a) === targetOf(b);
}

function targetOf(action: Action): string {
  if ("groupId" in action) return action.groupId;
  if ("appId" in action) return action.appId;
  return action.kind === "update-profile"
    ? action.changes
        .map(({ attribute, to }) => `${attribute}=${to}`)
        .toSorted()
        .join()
    : "";
}
