import type { Plan, Refusal, Request, TrippedBrake } from "@tenure/lifecycle-rules";
import type { Approval } from "../approval/approval.ts";
import type { PlanOutline } from "../evidence/plan-outline.ts";
import type { TicketHistory } from "../knowledge/ticket-history.ts";
import type { DirectoryAccount } from "../ports/directory.ts";
import type { LedgerFailure } from "../ports/ledger.ts";
import type { Asked } from "./ask.ts";

/** What is to be done for a ticket, seen now. Nothing was written to come to it. */
export type Decision =
  /** Done, and closed: nothing is looked at again. */
  | { readonly kind: "settled"; readonly asked: Asked; readonly history: TicketHistory }
  /** Closed, and the ledger knows nothing of it: left alone, the comment on it may be another ledger's. */
  | { readonly kind: "closed-unknown"; readonly asked: Asked; readonly history: TicketHistory }
  | { readonly kind: "form-incomplete"; readonly asked: Asked; readonly history: TicketHistory }
  | {
      readonly kind: "refused";
      readonly asked: Asked;
      readonly history: TicketHistory;
      readonly refusals: readonly Refusal[];
    }
  | Planned;

/** A plan, with everything that decides whether it may be carried out. */
export interface Planned {
  readonly kind: "planned";
  readonly asked: Asked;
  readonly request: Request;
  readonly history: TicketHistory;
  readonly plan: Plan;
  readonly outline: PlanOutline;
  /** Stands for the person in locks and in the ledger. */
  readonly person: string;
  /** The account as it was seen; absent where there is none yet. */
  readonly account?: DirectoryAccount;
  /** Addresses of the person: nobody who leaves is mailed. */
  readonly addresses: readonly string[];
  /** Brakes that stop the plan; empty when none does, or enough people let it go on. */
  readonly brakes: readonly TrippedBrake[];
  readonly approval: Approval;
  /** Whoever left with this ticket, which is done, was let in again by somebody. */
  readonly woken?: true;
  /** The ledger could not be read: only a containment may go on. */
  readonly away?: LedgerFailure;
}
