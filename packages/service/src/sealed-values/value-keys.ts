import type { LedgerFailure } from "@tenure/provisioner";
import type { ResultAsync } from "neverthrow";

/**
 * Keys that the ledger's personal values are sealed with: one for each ticket, kept beside the chain and no part of it.
 * Whoever forgets a ticket's key makes the values unreadable for good, and leaves the chain whole.
 */
export interface ValueKeys {
  /** A ticket's key, 32 bytes; `undefined` where none was made, or it was forgotten. */
  find(ticketId: string): ResultAsync<Uint8Array | undefined, LedgerFailure>;
  /** A ticket's key, made now where there is none: the same for all who ask at once. */
  make(ticketId: string): ResultAsync<Uint8Array, LedgerFailure>;
  /** Forgets a ticket's key. Once is enough. */
  forget(ticketId: string): ResultAsync<void, LedgerFailure>;
}
