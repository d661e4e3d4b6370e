import {
  type AppliedReconciliation,
  applyReconciliation,
  type Company,
  type LookOptions,
  type Ports,
  type Reconciled,
  type ReconciliationOptions,
  type RunFailure,
  reconcile,
  type Workforce,
} from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";

/** Everybody at once: what concerns the whole workforce and no single ticket. */
export interface Everybody {
  /** Compares everybody with the table. Changes nobody's access. */
  reconcile(options?: LookOptions): ResultAsync<Reconciled, RunFailure>;
  /** Carries out what a comparison planned, by its hash. */
  applyReconciliation(options: ReconciliationOptions): ResultAsync<AppliedReconciliation, RunFailure>;
}

/** Fills the use cases about everybody. A workforce is made for each, so that what one cost is told by itself. */
export function everybodyOf(ports: Ports, company: Company, workforce: () => Workforce): Everybody {
  const on = () => ({ ...ports, workforce: workforce() });
  return {
    reconcile: (options) => reconcile(on(), company, options),
    applyReconciliation: (options) => applyReconciliation(on(), company, options),
  };
}
