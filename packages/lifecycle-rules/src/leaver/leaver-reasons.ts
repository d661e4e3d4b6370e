import type { Cause, Due, Guard } from "../plan/plan.ts";
import type { Instant } from "../time/instant.ts";

/** Why every step of a leaver is there, and what must be true before it. */
export interface LeaverReasons {
  readonly causes: readonly [Cause];
  readonly guards: readonly Guard[];
}

/** When somebody is shut out, when their access is taken apart, and when the account is deleted, if ever. */
export interface Stages {
  readonly contain: Due;
  readonly strip: Due;
  readonly delete?: Instant;
}
