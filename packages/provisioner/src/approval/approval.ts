import type { Instant } from "@tenure/lifecycle-rules";

/** Whether a plan may be carried out as far as people are concerned. */
export type Approval =
  | { readonly kind: "not-needed" }
  /** Nobody approved this plan yet; the sentence says why an earlier answer does not count. */
  | {
      readonly kind: "needed";
      readonly sentence: string;
      /** Somebody did answer, and must know why that does not do. */
      readonly answered: boolean;
    }
  | {
      readonly kind: "given";
      /** Who gave the last of them, and when. */
      readonly by: string;
      readonly at: Instant;
      /** Every answer that counts: one, or several where privileged access needs them. */
      readonly answers: readonly Answer[];
    }
  | { readonly kind: "declined"; readonly by: string; readonly at: Instant; readonly answer: Answer };

/** One person's answer to one plan, from the desk or by a key. */
export interface Answer {
  /** The same however often it is read. */
  readonly id: string;
  readonly hash: string;
  readonly decision: "approved" | "declined";
  /** Who, by reference: `desk:…` or `key:…`. */
  readonly by: string;
  readonly email?: string;
  readonly at: Instant;
  /** It may have been given before the plan stood on the ticket: nobody can tell what it meant. */
  readonly early?: true;
  /** The ledger has it already. */
  readonly recorded: boolean;
}
