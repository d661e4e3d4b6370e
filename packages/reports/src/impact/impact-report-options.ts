import type { TrippedBrake } from "@tenure/lifecycle-rules";

/** What may be said beside an impact. */
export interface ImpactReportOptions {
  /** Limits that the new table would be over. @defaultValue none */
  readonly brakes?: readonly TrippedBrake[];
}
