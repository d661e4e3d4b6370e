import type { Action, Step } from "@tenure/lifecycle-rules";
import { isConfirmation, isRefusal, type StepEntry, stepsOf } from "../evidence/events.ts";
import { text } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { stepKey } from "./step-key.ts";

/**
 * What a ticket did on balance, for a withdrawal to take back. What was begun counts, because it may have happened;
 * a step and the later one that is seen to have taken it back are both left out, so that taking back is not itself
 * taken back.
 */
export function undoableSteps(entries: readonly LedgerEntry[]): readonly Step[] {
  let done: readonly (StepEntry & { readonly certain: boolean })[] = [];
  const without = (one: Step) => done.filter(({ step }) => stepKey(step) !== stepKey(one));
  for (const entry of entries) {
    const refused = isRefusal(entry) ? text(entry.body, "stepId") : undefined;
    if (refused !== undefined) done = done.filter(({ certain, step }) => certain || step.id !== refused);
    const certain = isConfirmation(entry);
    if (!certain && entry.event !== "step-started") continue;
    for (const one of stepsOf(entry)) {
      const undone = done.find(({ step }) => step.undo !== undefined && isSame(step.undo, one.step.action));
      const isKnown = ({ step }: StepEntry) => stepKey(step) === stepKey(one.step);
      if (undone !== undefined && certain) done = without(undone.step).filter((before) => !isKnown(before));
      else if (!done.some(isKnown)) done = [...done, { ...one, certain }];
      else if (certain) done = done.map((before) => (isKnown(before) ? { ...before, certain } : before));
    }
  }
  return done.filter(({ planKind }) => planKind !== "cancellation").map(({ step }) => step);
}

function isSame(a: Action, b: Action): boolean {
  return a.kind === b.kind && targetOf(a) === targetOf(b);
}

function targetOf(action: Action): string {
  if ("groupId" in action) return action.groupId;
  if ("appId" in action) return action.appId;
  if (action.kind !== "update-profile") return "";
  return action.changes
    .map(({ attribute, to }) => `${attribute}=${to}`)
    .toSorted()
    .join();
}
