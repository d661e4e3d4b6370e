import type { Instant } from "@tenure/lifecycle-rules";

const FIRST = 30_000;
const LONGEST = 3_600_000;

/** When a ticket that failed is tried again: half a minute, doubled every time, an hour at most. */
export function retryAt(now: Instant, attempt: number): Instant {
  const wait = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt - 1, 20));
  return new Date(Date.parse(now) + wait).toISOString() as Instant;
}
