import type { Instant } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** JSON, and nothing that is not. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What is written down: one decision or one effect. */
export interface LedgerDraft {
  readonly at: Instant;
  readonly ticketId: string;
  readonly ticketKey: string;
  /** One attempt at one ticket. */
  readonly runId: string;
  readonly accountId?: string;
  readonly event:
    | "run-started"
    | "planned"
    | "refused"
    | "held"
    | "approved"
    | "step-started"
    | "step-confirmed"
    | "step-failed"
    | "run-ended";
  /** Who did it: `tenure`, or the person who approved. */
  readonly actor: string;
  readonly body: Json;
}

/** A draft with its place in the chain. */
export interface LedgerEntry extends LedgerDraft {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 of the canonical JSON of everything above, lower-case hex. */
  readonly hash: string;
}

/** The ledger could not be written or read. */
export interface LedgerFailure {
  readonly kind: "ledger-failure";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** What checking the chain found. */
export type LedgerVerdict =
  | { readonly kind: "intact"; readonly entries: number }
  | { readonly kind: "broken"; readonly seq: number; readonly sentence: string };

/** The evidence of all runs: append-only, hash-chained. */
export interface Ledger {
  append(draft: LedgerDraft): ResultAsync<LedgerEntry, LedgerFailure>;
  /** Entries in order; of one ticket, or of one account, or all. */
  read(of: { readonly ticketId?: string; readonly accountId?: string }): ResultAsync<readonly LedgerEntry[], LedgerFailure>;
  verify(): ResultAsync<LedgerVerdict, LedgerFailure>;
}
