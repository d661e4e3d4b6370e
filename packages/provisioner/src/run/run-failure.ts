import type { DeskFailure } from "../ports/desk.ts";
import type { DirectoryFailure } from "../ports/directory.ts";
import type { LedgerFailure } from "../ports/ledger.ts";
import type { LockFailure } from "../ports/locks.ts";
import type { QueueFailure } from "../ports/work-queue.ts";

/** Why a use case has no answer: one sentence for a person. */
export interface RunFailure {
  readonly kind: /** Nobody has such a ticket, or we may not see it. */
    | "no-such-ticket"
    /** The ticket is of no kind that a form describes. */
    | "not-ours"
    /** The hash given is not that of the plan as it is now. */
    | "stale-hash"
    /** Somebody else works on this person right now. */
    | "person-busy"
    | "desk-failed"
    | "directory-failed"
    | "ledger-failed"
    | "locks-failed"
    | "queue-failed"
    /** A bug of ours: the ticket waits for people, and no other ticket waits for it. */
    | "mistake";
  readonly retryable: boolean;
  readonly sentence: string;
}

/** Whether nobody can read the ticket, however long we wait: deleted, hidden, or of a kind that no form describes. */
export function isGone({ kind }: RunFailure): boolean {
  return kind === "no-such-ticket" || kind === "not-ours";
}

/** Whether the ticket could not be read, and nothing else is known to be wrong. */
export function isUnread(failure: RunFailure): boolean {
  return isGone(failure) || failure.kind === "desk-failed" || failure.kind === "mistake";
}

/** Says a port's failure in a use case's words. */
export function toRunFailure(
  failure: DeskFailure | DirectoryFailure | LedgerFailure | LockFailure | QueueFailure,
): RunFailure {
  const { sentence } = failure;
  switch (failure.kind) {
    case "desk-failure":
      return failure.reason === "not-found"
        ? { kind: "no-such-ticket", retryable: false, sentence }
        : { kind: "desk-failed", retryable: failure.retryable, sentence };
    case "directory-failure":
      return { kind: "directory-failed", retryable: failure.retryable, sentence };
    case "ledger-failure":
      return { kind: "ledger-failed", retryable: failure.retryable, sentence };
    case "lock-failure":
      return { kind: "locks-failed", retryable: true, sentence };
    case "queue-failure":
      return { kind: "queue-failed", retryable: true, sentence };
  }
}
