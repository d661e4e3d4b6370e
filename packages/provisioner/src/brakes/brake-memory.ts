import type { BrakeLimits, BrakeMemory, Instant } from "@tenure/lifecycle-rules";
import { isConfirmation, stepsOf } from "../evidence/events.ts";
import { member } from "../json.ts";
import type { LedgerEntry } from "../ports/ledger.ts";

/** Whether a table has limits that look beyond one plan. */
export function looksBeyond({
  maxRemovals,
  maxRemovalsPercent,
  maxMissingPercent,
  windowHours,
  ...others
}: BrakeLimits): boolean {
  return Object.values(others).some((limit) => limit !== undefined);
}

/** Where the rolling window begins. */
export function windowStart({ windowHours = 24 }: BrakeLimits, now: Instant): Instant {
  return new Date(Date.parse(now) - windowHours * 3_600_000).toISOString() as Instant;
}

/** What limits over several plans are judged with, out of entries of the window and the last bulk read. */
export function brakeMemory(entries: readonly LedgerEntry[], now: Instant): BrakeMemory {
  const census = entries.findLast((entry) => entry.event === "census" && isComplete(entry));
  const people = census === undefined ? undefined : member(census.body, "alive");
  return {
    now,
    steps: entries
      .filter(isConfirmation)
      .flatMap(stepsOf)
      .map(({ entry, planKind, step }) => ({
        at: entry.at,
        ticketId: entry.ticketId,
        kind: planKind,
        action: step.action,
        causes: step.causes,
      })),
    ...(typeof people === "number" ? { people } : {}),
  };
}

/** Whether a bulk read may be concluded from. */
export function isComplete({ body }: LedgerEntry): boolean {
  return member(body, "complete") === true;
}
