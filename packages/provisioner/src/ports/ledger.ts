import type { Instant } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";
import type { Json } from "../json.ts";

/** What an entry is about. */
export type LedgerEvent =
  /** The plan of this run: its hash, and every step by its digest. */
  | "planned"
  /** The hash stands on the ticket, and since when by the desk's clock. */
  | "posted"
  | "refused"
  /** Stopped by brakes before the first write. */
  | "held"
  /** What a run is about to take, said before limits over several plans are judged. */
  | "reserved"
  /** A person lets a stopped plan go on, with a reason; two of them end a hold. */
  | "brake-released"
  | "approved"
  | "declined"
  /** What was approved is not what would be done now. */
  | "approval-voided"
  | "step-started"
  | "step-confirmed"
  /** As `step-confirmed`, for the one step that frees a login. */
  | "account-deleted"
  | "step-failed"
  /** The lock went to somebody else while this run held it. */
  | "lock-lost"
  | "reminded"
  /** A termination is about to be filed, as somebody's contract has ended. */
  | "filing"
  /** It was filed, under this ticket key. */
  | "filed"
  /** Something a person should know: with a sentence where a sweep has to pass it on. */
  | "alerted"
  /** What a sweep told people: which lasting states began, go on or ended; and all that stand. */
  | "told"
  /** Tickets were looked for, and something was found; or nothing, once a day. */
  | "swept"
  /** A bulk read that passed, or did not: how many, and how many before. */
  | "census"
  /** Everybody was held against the table: how many there are of everything, and the plan that came of it. */
  | "compared"
  /** A difference was taken over as an exception, with an owner and an end. */
  | "adopted"
  /** An access review was opened. */
  | "review-opened"
  /** What a reviewer said about one thing somebody has. */
  | "reviewed"
  /** What has to be written so that applications stand in Okta as declared: the plan's hash, and its steps. */
  | "applications-planned"
  | "application-step-started"
  | "application-step-confirmed"
  | "application-step-failed"
  | "run-ended";

/** What is written down: one decision or one effect. */
export interface LedgerDraft {
  /** Names the draft where it may be entered more than once: from the spool, by two processes, after a lost answer. */
  readonly id?: string;
  readonly at: Instant;
  /** Empty where no ticket is concerned: a census, a reminder. */
  readonly ticketId: string;
  readonly ticketKey: string;
  /** One attempt at one ticket. */
  readonly runId: string;
  readonly accountId?: string;
  /** Whom it is about, also before they have an account: a digest that names nobody by itself. */
  readonly person?: string;
  readonly event: LedgerEvent;
  /** Who did it: `tenure`, or the person who approved or released. */
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

/** Which entries to read: all given properties must hold. None given: all entries. */
export interface LedgerQuery {
  readonly ticketId?: string;
  readonly accountId?: string;
  readonly person?: string;
  readonly events?: readonly LedgerEvent[];
  /** Not older than this. */
  readonly since?: Instant;
  /** Of each ticket only the newest of those; of entries without a ticket the newest of all. */
  readonly newest?: "of-each-ticket";
}

/** The ledger could not be written or read. */
export interface LedgerFailure {
  readonly kind: "ledger-failure";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** What checking the chain found. */
export type LedgerVerdict =
  | { readonly kind: "intact"; readonly entries: number /** Of the last entry. */; readonly head: string }
  | { readonly kind: "broken"; readonly seq: number; readonly sentence: string };

/**
 * The evidence of all runs: append-only, hash-chained.
 *
 * An adapter seals drafts with `sealEntry` and lets appends happen one after another, whoever makes them; it proves
 * itself by passing `describeLedger`.
 */
export interface Ledger {
  /** Enters a draft. One with an id is entered once: the second time the entry that is there is the answer. */
  append(draft: LedgerDraft): ResultAsync<LedgerEntry, LedgerFailure>;
  /** Entries in order of `seq`. */
  read(query: LedgerQuery): ResultAsync<readonly LedgerEntry[], LedgerFailure>;
  /** Recomputes the whole chain. */
  verify(): ResultAsync<LedgerVerdict, LedgerFailure>;
}
