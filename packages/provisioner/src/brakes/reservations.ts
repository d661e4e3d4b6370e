import { type BrakeMemory, dueSteps, type Instant, type Plan, type Request, type Step } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import { readStep, recordStep } from "../evidence/step-record.ts";
import { type Json, list, text, toJson } from "../json.ts";
import type { LedgerEntry, LedgerQuery } from "../ports/ledger.ts";

const COUNTED: ReadonlySet<string> = new Set([
  "suspend-account",
  "deactivate-account",
  "remove-from-group",
  "unassign-application",
]);

/** A run that reserved and ended no more in this time was cut off: what it did is in the ledger by itself. */
const STANDS_FOR = 15 * 60_000;

/** What a plan is about to take, as limits over several plans count it. */
export function takenBy(plan: Plan, now: Instant): readonly Step[] {
  return dueSteps(plan, now).filter(({ action }) => COUNTED.has(action.kind));
}

/** The body of `reserved`: what a run is about to take, said before it is judged. */
export function reservedBody(steps: readonly Step[], planKind: Request["kind"]): Json {
  return toJson({ planKind, steps: steps.map(recordStep) });
}

/** The entries that reservations are read out of. */
export function reservationQuery(now: Instant): LedgerQuery {
  const since = new Date(Date.parse(now) - STANDS_FOR).toISOString() as Instant;
  return { events: ["reserved", "held", "run-ended"], since };
}

/**
 * What other runs are about to take and have not confirmed yet, as if they had. The order of the ledger decides who is
 * first: whoever reserved counts those before them, and those after count them, so that no two pass a limit together.
 */
export function reservations(
  entries: readonly LedgerEntry[],
  ticketId: string,
  before = Number.POSITIVE_INFINITY,
): BrakeMemory["steps"] {
  const over = new Set(
    entries.filter(({ event }) => event === "held" || event === "run-ended").map(({ runId }) => runId),
  );
  const done = new Set(
    entries.filter(isConfirmation).flatMap((entry) => stepsOf(entry).map(({ step }) => `${entry.runId} ${step.id}`)),
  );
  return entries
    .filter((entry) => entry.event === "reserved" && entry.ticketId !== ticketId && entry.seq < before)
    .filter(({ runId }) => !over.has(runId))
    .flatMap((entry) => {
      const kind = text(entry.body, "planKind") as Request["kind"] | undefined;
      const steps = list(entry.body, "steps").flatMap((record) => readStep(record) ?? []);
      return steps
        .filter(({ id }) => kind !== undefined && !done.has(`${entry.runId} ${id}`))
        .map(({ action, causes }) => ({
          at: entry.at,
          ticketId: entry.ticketId,
          kind: kind ?? "mover",
          action,
          causes,
        }));
    });
}
