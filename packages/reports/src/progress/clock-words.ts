import type { Instant, LeaverClock } from "@tenure/lifecycle-rules";
import { durationWords, instantWords } from "../words/due-words.ts";

/** One hand of the leaver clock: its name, its moment, and how long after notice it came. */
export interface ClockHand {
  readonly name: "noticed" | "approved" | "effective" | "contained" | "completed";
  readonly at: string;
  /** `undefined` for the first hand and for those that have not come. */
  readonly afterNotice: string | undefined;
}

/** The five hands of the leaver clock in their order; one that has not come says `not yet`. */
export function clockHands(clock: LeaverClock, zone: string): readonly ClockHand[] {
  const hand = (name: ClockHand["name"], instant: Instant | undefined): ClockHand => ({
    name,
    at: instant === undefined ? unsaid(name, clock) : instantWords(instant, zone),
    afterNotice:
      instant === undefined || instant <= clock.noticedAt ? undefined : durationWords(clock.noticedAt, instant),
  });
  return [
    hand("noticed", clock.noticedAt),
    hand("approved", clock.approvedAt),
    hand("effective", clock.effectiveAt),
    hand("contained", clock.containedAt),
    hand("completed", clock.completedAt),
  ];
}

/** Whoever is shut out without an approval needed none. */
function unsaid(name: ClockHand["name"], { containedAt }: LeaverClock): string {
  return name === "approved" && containedAt !== undefined ? "not needed" : "not yet";
}
