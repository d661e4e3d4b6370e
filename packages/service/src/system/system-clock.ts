import type { Instant } from "@tenure/lifecycle-rules";
import type { Clock } from "@tenure/provisioner";

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };
