import type { TimeZone } from "../time/time-zone.ts";
import type { Finding, Kept, Step, Subject } from "./plan.ts";

/** What a planner of one kind of request decides; ticket, table and hash are added for all of them alike. */
export interface Draft {
  readonly subject: Subject;
  readonly zone: TimeZone;
  /** In the order of doing. */
  readonly steps: readonly Step[];
  readonly kept: readonly Kept[];
  readonly findings: readonly Finding[];
}
