import type { Instant } from "@tenure/lifecycle-rules";

/** What time it is. */
export interface Clock {
  now(): Instant;
}
