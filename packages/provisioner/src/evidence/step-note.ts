import type { Instant, Plan, Step } from "@tenure/lifecycle-rules";
import { type Json, toJson } from "../json.ts";
import { confirmedBody } from "./events.ts";
import { loginDigest } from "./plan-outline.ts";
import type { Note } from "./scribe.ts";

/** How doing a step ended. */
export interface StepEnd {
  readonly step: Step;
  readonly done: boolean;
  readonly seen: string;
  /** Not seen to be done, but it may be: the step stays open until somebody looks again. */
  readonly mayHold?: boolean;
  /** Not done, because of the state the account is in. */
  readonly wrongState?: true;
  /** How it was before, where that was seen. */
  readonly before?: Json | undefined;
}

/** What the ledger is told of a step that was done, or was not; how late it was is part of it. */
export function noteOf(
  plan: Pick<Plan, "kind" | "subject">,
  { step, done, seen, mayHold, wrongState, before }: StepEnd,
  at: Instant,
): Note {
  if (!done) {
    const open = mayHold === true ? { mayHold } : {};
    const refused = wrongState === true ? { wrongState } : {};
    return { event: "step-failed", body: { stepId: step.id, sentence: seen, ...open, ...refused } };
  }
  const late = step.due === "at-once" ? 0 : Math.floor((Date.parse(at) - Date.parse(step.due)) / 1000);
  const body = confirmedBody(step, plan.kind, seen, late, before);
  if (step.action.kind !== "delete-account") return { event: "step-confirmed", body };
  return { event: "account-deleted", body: toJson({ ...Object(body), login: loginDigest(plan.subject.login) }) };
}
