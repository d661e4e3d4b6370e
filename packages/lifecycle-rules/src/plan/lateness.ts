import { dayOf } from "../time/day-of.ts";
import type { Instant } from "../time/instant.ts";
import type { TimeZone } from "../time/time-zone.ts";
import type { Finding, Step } from "./plan.ts";

const A_DAY = 86_400_000;

/** Says when a plan is late: some step should have been done a day or more ago. The step stays due at its own time. */
export function lateness(steps: readonly Step[], now: Instant, zone: TimeZone): readonly Finding[] {
  const earliest = steps.flatMap(({ due }) => (due === "at-once" ? [] : [due])).toSorted()[0];
  if (earliest === undefined) return [];
  const days = Math.floor((Date.parse(now) - Date.parse(earliest)) / A_DAY);
  if (days < 1) return [];
  const late = days === 1 ? "a day" : `${days} days`;
  return [
    {
      kind: "late",
      sentence: `The first step was due on ${dayOf(earliest, zone)}, ${late} ago; it is done as soon as the plan runs.`,
    },
  ];
}
