import type { DriftPolicy } from "@tenure/lifecycle-rules";

/** What a company does about differences between its table and what people have. */
export interface ReconcilePolicy {
  /** The answer to each kind of difference; what is not named is reported. @defaultValue none */
  readonly answers?: DriftPolicy;
  /** Mailboxes told of what is about to be corrected, when its notice begins. @defaultValue nobody: the report is the notice */
  readonly tell?: readonly string[];
  /**
   * Share of a group or of an application's people that one reconciliation may take, in percent, whatever the table's
   * brakes say; groups of fewer than five people are left out. @defaultValue 50
   */
  readonly maxSharePercent?: number;
}
