import type { Campaign, Instant, ReferenceTable, ReviewProblem } from "@tenure/lifecycle-rules";
import {
  type Adoption,
  type AppliedReconciliation,
  type AppliedReview,
  adoption,
  applyReconciliation,
  applyReview,
  type ClosedReview,
  type CloseOptions,
  type Company,
  closeReview,
  decideReview,
  type Explanation,
  explain,
  type HoldersThen,
  type Inconclusive,
  type LookOptions,
  type OpenedReview,
  type OpenQuestions,
  openReview,
  type Ports,
  type Question,
  type Reconciled,
  type ReconciliationOptions,
  type ReviewDraft,
  type RunFailure,
  reconcile,
  type Said,
  type TakenOver,
  type TakeOver,
  takeOver,
  type Workforce,
  whoAt,
} from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";

/** Everybody at once: what concerns the whole workforce and no single ticket. */
export interface Everybody {
  /** Compares everybody with the table. Changes nobody's access. */
  reconcile(options?: LookOptions): ResultAsync<Reconciled, RunFailure>;
  /** Carries out what a comparison planned, by its hash. */
  applyReconciliation(options: ReconciliationOptions): ResultAsync<AppliedReconciliation, RunFailure>;
  /** Where each row of the whole table stands on its way into use. Changes nothing. */
  adoption(options?: LookOptions): ResultAsync<Adoption | Inconclusive, RunFailure>;
  /** Enters a row's surprises as exceptions, with owners and an end. */
  takeOver(options: TakeOver): ResultAsync<TakenOver | Inconclusive, RunFailure>;
  /** Opens an access review: a campaign as data. */
  openReview(draft: ReviewDraft, options?: LookOptions): ResultAsync<OpenedReview | Inconclusive, RunFailure>;
  /** Enters what a reviewer said. */
  decideReview(campaign: Campaign, said: readonly Said[]): ResultAsync<number, RunFailure | ReviewProblem>;
  /** What a review comes to, by the decisions in the ledger. Changes nobody's access. */
  closeReview(
    campaign: Campaign,
    options?: CloseOptions,
  ): ResultAsync<ClosedReview | OpenQuestions | Inconclusive, RunFailure | ReviewProblem>;
  /** Takes what a review revoked, by its hash. */
  applyReview(
    campaign: Campaign,
    hash: string,
    options?: CloseOptions,
  ): ResultAsync<AppliedReview, RunFailure | ReviewProblem>;
  /** Why somebody has a group or application, or does not; `undefined` where nobody has the login. */
  explain(question: Question): ResultAsync<Explanation | undefined, RunFailure>;
  /** Who had something by a row at an instant, as the ledger knew it, by the names they have today. */
  whoAt(rowId: string, at: Instant): ResultAsync<HoldersThen, RunFailure>;
}

/** Fills the use cases about everybody. A workforce is made for each, so that what one cost is told by itself. */
export function everybodyOf(
  ports: Ports,
  company: Company,
  wholeTable: ReferenceTable,
  workforce: () => Workforce,
): Everybody {
  const on = () => ({ ...ports, workforce: workforce() });
  return {
    reconcile: (options) => reconcile(on(), company, options),
    applyReconciliation: (options) => applyReconciliation(on(), company, options),
    adoption: (options) => adoption(on(), company, wholeTable, options),
    takeOver: (options) => takeOver(on(), company, wholeTable, options),
    openReview: (draft, options) => openReview(on(), company, draft, options),
    decideReview: (campaign, said) => decideReview(ports, campaign, said),
    closeReview: (campaign, options) => closeReview(on(), company, campaign, options),
    applyReview: (campaign, hash, options) => applyReview(on(), company, campaign, hash, options),
    explain: (question) => explain(ports, company, question),
    whoAt: (rowId, at) => whoAt(on(), rowId, at),
  };
}
