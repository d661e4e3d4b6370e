import type { Instant, Plan, Step } from "@tenure/lifecycle-rules";
import { toJson } from "../json.ts";
import { confirmedBody } from "./events.ts";
import { loginDigest } from "./plan-outline.ts";
import type { Note } from "./scribe.ts";

/** What the ledger is told of a step that was done, or was not; how late it was is part of it. */
export function noteOf(
  plan: Pick<Plan, "kind" | "subject">,
  step: Step,
  done: boolean,
  seen: string,
  at: Instant,
): Note {
  if (!done) return { event: "step-failed", body: toJson({ stepId: step.id, sentence: seen }) };
  const late = step.due === "at-once" ? 0 : Math.floor((Date.parse(at) - Date.parse(step.due)) / 1000);
  const body = confirmedBody(step, plan.kind, seen, late);
  if (step.action.kind !== "delete-account") return { event: "step-confirmed", body };
  return { event: "account-deleted", body: toJson({ ...Object(body), login: loginDigest(plan.subject.login) }) };
}
