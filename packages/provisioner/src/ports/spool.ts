import type { ResultAsync } from "neverthrow";
import type { LedgerDraft } from "./ledger.ts";

/** Evidence that waits for the ledger. */
export interface Spooled {
  readonly id: string;
  readonly draft: LedgerDraft;
}

/** Not even the spool could be written or read. */
export interface SpoolFailure {
  readonly kind: "spool-failure";
  readonly sentence: string;
}

/**
 * Where evidence of a containment waits while the ledger is away: a place of its own (a local file), so that it does
 * not fail together with the ledger. An adapter proves it by passing `describeSpool`.
 */
export interface Spool {
  /** Keeps a draft over a restart. The same id twice is kept once. */
  put(spooled: Spooled): ResultAsync<void, SpoolFailure>;
  /** What waits, oldest first. */
  waiting(): ResultAsync<readonly Spooled[], SpoolFailure>;
  /** Forgets what has been entered in the ledger. */
  drop(id: string): ResultAsync<void, SpoolFailure>;
}
