import type { Cause, Plan } from "../plan/plan.ts";
import type { PastStep } from "./brake-memory.ts";

/** A group or application somebody loses, or has lost. */
export interface Removal {
  /** Group or application id. */
  readonly target: string;
  readonly isGroup: boolean;
  /** The rows it is lost by: those that no longer match, or the one that excludes it. */
  readonly rowIds: readonly string[];
}

/** What a plan takes. Whoever leaves, or returns to a clean account, is meant to lose everything: that is no removal. */
export function removalsOf({ kind, steps }: Pick<Plan, "kind" | "steps">): readonly Removal[] {
  return isEnding(kind) ? [] : steps.flatMap((step) => removal(step));
}

/** What was taken before. */
export function removalsBefore(steps: readonly PastStep[]): readonly Removal[] {
  return steps.flatMap((step) => (isEnding(step.kind) ? [] : removal(step)));
}

function removal({ action, causes }: Pick<PastStep, "action" | "causes">): readonly Removal[] {
  if (action.kind === "remove-from-group") {
    return [{ target: action.groupId ?? "", isGroup: true, rowIds: rowsOf(causes) }];
  }
  if (action.kind !== "unassign-application") return [];
  return [{ target: action.appId ?? "", isGroup: false, rowIds: rowsOf(causes) }];
}

const isEnding = (kind: Plan["kind"]) => kind === "leaver" || kind === "rehire";

function rowsOf(causes: readonly Cause[]): readonly string[] {
  const ids = causes.flatMap((cause) => {
    if (cause.kind === "no-row") return cause.rowIds;
    return cause.kind === "excluded" ? [cause.rowId] : [];
  });
  return [...new Set(ids)];
}
