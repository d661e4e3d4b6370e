import type { Instant, LeaverClock, LeaverRequest, Step, StepProgress } from "@tenure/lifecycle-rules";
import { member, text } from "../json.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
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
  // Deactivated alone contains as well; suspended with sessions alive does not. Who is not suspended is shut out by
  // the end of the account, where that comes in the same hour as the end of sessions.
  const needed = containing.filter(({ step }) => step.action.kind !== "deactivate-account");
  const suspends = needed.some(({ step }) => step.action.kind === "suspend-account");
  const shutOut = needed.some(({ step }) => containing.some(isEndAt(step.due)));
  const contained = (needed.length > 0 && (suspends || !shutOut) ? needed : containing).map(doneAt);
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

/** The clock as the run that finished wrote it down; nothing where the ticket was no leaver's. */
export function recordedClock({ entries }: TicketHistory): { readonly leaverClock?: LeaverClock } {
  const ended = entries.findLast(({ event }) => event === "run-ended");
  const clock = ended === undefined ? undefined : member(ended.body, "leaverClock");
  const hand = (name: keyof LeaverClock) =>
    clock === undefined ? undefined : (text(clock, name) as Instant | undefined);
  const [noticedAt, effectiveAt] = [hand("noticedAt"), hand("effectiveAt")];
  if (noticedAt === undefined || effectiveAt === undefined) return {};
  const [approvedAt, containedAt, completedAt] = [hand("approvedAt"), hand("containedAt"), hand("completedAt")];
  return {
    leaverClock: {
      noticedAt,
      ...(approvedAt === undefined ? {} : { approvedAt }),
      effectiveAt,
      ...(containedAt === undefined ? {} : { containedAt }),
      ...(completedAt === undefined ? {} : { completedAt }),
    },
  };
}

const isEndAt =
  (due: Step["due"]) =>
  ({ step }: StepProgress) =>
    step.action.kind === "deactivate-account" && step.due === due;

const doneAt = ({ state, at }: StepProgress) => (state === "done" ? at : undefined);

/** The last of all instants; `undefined` while one is missing, or where there is none. */
function latest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((instant) => instant !== undefined);
  return known.length === instants.length ? known.toSorted().at(-1) : undefined;
}
