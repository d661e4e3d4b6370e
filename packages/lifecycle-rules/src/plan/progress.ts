import type { Problem } from "../request/problem.ts";
import type { TicketRef } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import type { Plan, Step } from "./plan.ts";
import type { Refusal } from "./refusal.ts";

/** How far one step has come. */
export interface StepProgress {
  readonly step: Step;
  /** `done`: carried out and read back. `due-later`: its time has not come. `blocked`: a step before it failed. */
  readonly state: "planned" | "done" | "due-later" | "failed" | "blocked";
  /** When it was confirmed, or failed. */
  readonly at?: Instant;
  /** What reading back showed, or what went wrong: one sentence. */
  readonly seen?: string;
}

/** The five hands of the leaver clock; absent means not yet. */
export interface LeaverClock {
  readonly noticedAt: Instant;
  readonly approvedAt?: Instant;
  readonly effectiveAt: Instant;
  readonly containedAt?: Instant;
  readonly completedAt?: Instant;
}

/** Where a ticket stands: everything its one comment, its page and its terminal view show. */
export interface Progress {
  readonly ticket: TicketRef;
  readonly state: /** The form has mistakes; `problems` names them. */
    | "form-incomplete"
    /** No plan; `refusals` says why. */
    | "refused"
    /** Stopped by a brake before the first write. */
    | "held"
    | "awaiting-approval"
    /** Everything due is done; the rest waits for `nextDue`. */
    | "waiting"
    /** Something failed and will be tried again, or needs a person. */
    | "failed"
    | "done";
  /** The latest plan; steps done earlier and no longer in it are still listed in `steps`. */
  readonly plan?: Plan;
  /** Every step of this ticket so far, in the order of doing: those done, then those to come. */
  readonly steps: readonly StepProgress[];
  readonly problems: readonly Problem[];
  readonly refusals: readonly Refusal[];
  readonly brakes: readonly { readonly kind: string; readonly sentence: string }[];
  readonly nextDue?: Instant;
  readonly leaverClock?: LeaverClock;
}
