import type { Instant, LeaverClock, LeaverRequest, StepProgress } from "@tenure/lifecycle-rules";
import { text } from "../json.ts";
import type { Planned } from "./decision.ts";

const CONTAINS: ReadonlySet<string> = new Set(["suspend-account", "end-sessions", "deactivate-account"]);

/**
 * The hands of the leaver clock. Contained is when the last thing that keeps somebody in was read back as ended;
 * completed when nothing but the deletion after the retention is left.
 */
export function leaverClock(
  { outline, approval, history }: Planned,
  { noticedAt }: LeaverRequest,
  steps: readonly StepProgress[],
): LeaverClock {
  const containing = steps.filter(({ step }) => CONTAINS.has(step.action.kind));
  // Deactivated alone contains as well; suspended with sessions alive does not.
  const needed = containing.filter(({ step }) => step.action.kind !== "deactivate-account");
  const contained = (needed.length > 0 ? needed : containing).map(doneAt);
  const rest = steps.filter(({ step }) => step.action.kind !== "delete-account").map(doneAt);
  const approved = history.entries.findLast(({ event }) => event === "approved");
  const earlier = approved === undefined ? undefined : (text(approved.body, "at") as Instant | undefined);
  const approvedAt = approval.kind === "given" ? approval.at : earlier;
  const containedAt = latest(contained);
  const completedAt = latest(rest);
  return {
    noticedAt,
    ...(approvedAt === undefined ? {} : { approvedAt }),
    effectiveAt: outline.effectiveAt,
    ...(containedAt === undefined ? {} : { containedAt }),
    ...(completedAt === undefined ? {} : { completedAt }),
  };
}

const doneAt = ({ state, at }: StepProgress) => (state === "done" ? at : undefined);

/** The last of all instants; `undefined` while one is missing, or where there is none. */
function latest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === instants.length ? known.toSorted().at(-1) : undefined;
}
