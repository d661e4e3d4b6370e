import type { Instant } from "../time/instant.ts";
import type { TimeZone } from "../time/time-zone.ts";
import type { Due, Finding, Kept, Step, Subject } from "./plan.ts";

/** What a planner of one kind of request decides; ticket, table and hash are added for all of them alike. */
export interface Draft {
  readonly subject: Subject;
  readonly zone: TimeZone;
  /** When the request takes effect: what decides between two tickets about one person. */
  readonly effectiveAt: Due;
  /** In the order of doing. */
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
  readonly findings: readonly Finding[];
  readonly replanAt?: Instant;
}
