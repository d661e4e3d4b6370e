import type { Instant, ReferenceTable } from "@tenure/lifecycle-rules";
import {
  type Adoption,
  type AppliedReconciliation,
  adoption,
  applyReconciliation,
  type Company,
  type Explanation,
  explain,
  type Inconclusive,
  type LookOptions,
  type Ports,
  type Question,
  type Reconciled,
  type ReconciliationOptions,
  type RowHolder,
  type RunFailure,
  reconcile,
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
  /** Why somebody has a group or application, or does not; `undefined` where nobody has the login. */
  explain(question: Question): ResultAsync<Explanation | undefined, RunFailure>;
  /** Who had something by a row at an instant, as the ledger knew it. */
  whoAt(rowId: string, at: Instant): ResultAsync<readonly RowHolder[], RunFailure>;
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
    explain: (question) => explain(ports, company, question),
    whoAt: (rowId, at) => whoAt(ports, rowId, at),
  };
}
