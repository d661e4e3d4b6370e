import { type Instant, parseInstant } from "@tenure/lifecycle-rules";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves to an instant; throws where that is none, because a test with an impossible time tests nothing. */
  moveTo(instant: string): void;
  advance(seconds: number): void;
}

/** A clock for tests. */
export function manualClock(start: string): ManualClock {
  let now = parseInstant(start)._unsafeUnwrap();
  return {
    now: () => now,
    moveTo: (instant) => {
      now = parseInstant(instant)._unsafeUnwrap();
    },
    advance: (seconds) => {
      now = new Date(Date.parse(now) + seconds * 1000).toISOString() as Instant;
    },
  };
}

/** Names that count up: `run-1`, `run-2` … */
export function countingIds(prefix = "run"): Ids {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `${prefix}-${count}`;
    },
  };
}
