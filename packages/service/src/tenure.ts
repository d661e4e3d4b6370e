import type { Instant, Plan, Problem, Progress, Refusal, TicketRef, TrippedBrake } from "@tenure/lifecycle-rules";
import type { Ledger } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";

/** What would be done for a ticket right now. Looking writes nothing anywhere. */
export type Preview =
  | {
      readonly kind: "planned";
      readonly plan: Plan;
      readonly brakes: readonly TrippedBrake[];
      readonly approval: "not-needed" | "needed" | "given";
    }
  | { readonly kind: "form-incomplete"; readonly ticket: TicketRef; readonly problems: readonly Problem[] }
  | { readonly kind: "refused"; readonly ticket: TicketRef; readonly refusals: readonly Refusal[] };

/** Why there is no answer: one sentence for a person. */
export interface TenureFailure {
  readonly kind: /** Nobody has such a ticket, or we may not see it. */
    | "no-such-ticket"
    /** The ticket is of no kind that a form describes. */
    | "not-ours"
    /** The hash given is not that of the plan as it is now. */
    | "stale-hash"
    | "desk-failed"
    | "directory-failed"
    | "ledger-failed"
    | "queue-failed";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** What working the queue did. */
export interface Worked {
  /** Tickets brought forward, in order. */
  readonly progress: readonly Progress[];
  /** When to look again; `undefined` when nothing waits. */
  readonly nextDue?: Instant;
}

/**
 * Tenure, composed: what every host calls and nothing else.
 *
 * Safe for several callers at once: work on one person is done by one at a time.
 */
export interface Tenure {
  /** Answers a webhook: verified over the exact bytes, enqueued, answered. Never does the work itself. */
  handle(request: Request): Promise<Response>;
  /** What would be done for a ticket, by key or id. */
  preview(keyOrId: string): ResultAsync<Preview, TenureFailure>;
  /** Brings one ticket as far as it can go now. With `hash`, only if that is the plan's hash. */
  apply(keyOrId: string, hash?: string): ResultAsync<Progress, TenureFailure>;
  /** Works the queue until nothing is due. */
  work(): ResultAsync<Worked, TenureFailure>;
  /** Finds tickets whose webhook got lost and steps whose time has come, and enqueues them. Answers how many. */
  sweep(): ResultAsync<number, TenureFailure>;
  readonly ledger: Pick<Ledger, "read" | "verify">;
  /** Finishes what is being done and lets go of stores and connections. Safe to call twice. */
  close(): Promise<void>;
}
