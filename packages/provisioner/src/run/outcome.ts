import type { Instant } from "@tenure/lifecycle-rules";
import type { RunFailure } from "./run-failure.ts";

/** What a run did with one step. */
export interface StepResult {
  readonly state: "done" | "failed" | "blocked";
  readonly at: Instant;
  readonly seen: string;
}

/** What a run did. */
export interface Outcome {
  /** By step id, in the order of doing. */
  readonly results: ReadonlyMap<string, StepResult>;
  /** Why it stopped before the last due step: the lock went, or the ledger, or the directory does not answer. */
  readonly halted?: RunFailure;
  /** Known once the account exists. */
  readonly accountId?: string;
}
