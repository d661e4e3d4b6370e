import type { Request, Step } from "@tenure/lifecycle-rules";
import { type Json, list, member, text, toJson } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";
import { readStep, recordStep } from "./step-record.ts";

/** Events that say a step is done. */
export const CONFIRMED = ["step-confirmed", "account-deleted"] as const;

/** A step that was begun, is done, or failed, as an entry tells it. */
export interface StepEntry {
  readonly entry: LedgerEntry;
  readonly step: Step;
  readonly planKind: Request["kind"];
  readonly seen: string;
}

/** The body of `step-confirmed`: the whole step, so that one entry proves one effect. */
export function confirmedBody(
  step: Step,
  planKind: Request["kind"],
  seen: string,
  lateSeconds: number,
  before?: Json,
): Json {
  return toJson({ step: recordStep(step), planKind, before, seen, ...(lateSeconds > 0 ? { lateSeconds } : {}) });
}

/** The body of `step-started`: the steps one call may do. */
export function startedBody(steps: readonly Step[], planKind: Request["kind"]): Json {
  return toJson({ steps: steps.map(recordStep), planKind });
}

/** Steps an entry confirms or begins, in order; none where it is about something else. */
export function stepsOf(entry: LedgerEntry): readonly StepEntry[] {
  const records = entry.event === "step-started" ? list(entry.body, "steps") : [member(entry.body, "step") ?? null];
  const planKind = text(entry.body, "planKind") as Request["kind"] | undefined;
  if (planKind === undefined) return [];
  return records.flatMap((record) => {
    const step = readStep(record);
    return step === undefined ? [] : [{ entry, step, planKind, seen: text(entry.body, "seen") ?? "" }];
  });
}

/** Whether an entry says that a step is done. */
export function isConfirmation({ event }: LedgerEntry): boolean {
  return event === "step-confirmed" || event === "account-deleted";
}

/** Whether an entry says that a step is not done, and that nothing of it can still come true. */
export function isRefusal({ event, body }: LedgerEntry): boolean {
  return event === "step-failed" && member(body, "mayHold") !== true;
}

/** Whether an entry says that the directory does not do a step to the account in the state it is in. */
export function isWrongState({ event, body }: LedgerEntry): boolean {
  return event === "step-failed" && member(body, "wrongState") === true;
}
