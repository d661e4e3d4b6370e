import type { Action, Step } from "@tenure/lifecycle-rules";
import { type Json, member, text, toJson } from "../json.ts";

/**
 * A step as the ledger keeps it: what was done and why, without what only the doing needed. Who somebody is and
 * where they live stays on the ticket and in the directory, where it can be corrected and deleted.
 */
export function recordStep(step: Step): Json {
  // A guard is looked at once, in the moment of doing, and may hold an employee number.
  return toJson({ ...step, guards: [], action: withoutPersonalData(step.action) });
}

/** Reads a step back; `undefined` where a record is none. */
export function readStep(record: Json | undefined): Step | undefined {
  const named = text(record, "id") !== undefined && text(member(record, "action"), "kind") !== undefined;
  // Written by `recordStep` into a chain that is hashed: whoever can forge it can forge anything.
  return named ? (record as unknown as Step) : undefined;
}

function withoutPersonalData(action: Action): Action {
  switch (action.kind) {
    case "create-account":
      return { ...action, profile: {} };
    case "open-task":
      return { ...action, details: [] };
    case "notify":
      return { ...action, to: action.audience.includes(":") ? action.to : "", facts: [] };
    default:
      return action;
  }
}
