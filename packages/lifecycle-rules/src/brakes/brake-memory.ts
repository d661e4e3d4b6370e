import type { Cause } from "../plan/plan.ts";
import type { Request } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/**
 * What limits over several plans are judged with: what happened before, and how large the company is. The planner
 * keeps no memory of its own; whoever keeps a ledger derives this from it.
 */
export interface BrakeMemory {
  /** The moment of judging: the end of the rolling window. */
  readonly now: Instant;
  /** What was done before and read back, of all tickets. May reach further back than the window. */
  readonly steps: readonly PastStep[];
  /** People with an account that is not deactivated; what limits in percent of the workforce are taken of. */
  readonly people?: number;
  /** Members each group has now, by group id; what limits in percent of a group are taken of. */
  readonly groupSizes?: Readonly<Record<string, number>>;
}

/** A step some ticket has done. */
export interface PastStep {
  /** When it was confirmed. */
  readonly at: Instant;
  /** Id of the ticket, not its key. */
  readonly ticketId: string;
  /** What the ticket asked: the losses of people who leave count as leavers, not as removals. */
  readonly kind: Request["kind"];
  readonly action: { readonly kind: string; readonly groupId?: string; readonly appId?: string };
  readonly causes: readonly Cause[];
}
