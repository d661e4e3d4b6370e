import type { Instant } from "./instant.ts";

/** The instant so many hours later; parts of an hour count. */
export function addHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString() as Instant;
}
