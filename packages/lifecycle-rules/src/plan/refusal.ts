/** Why there is no plan. Each has one sentence that says what, where, and what to do. */
export interface Refusal {
  readonly kind:
    | "wrong-org"
    | "nobody-found"
    | "several-found"
    | "person-mismatch"
    | "protected-person"
    | "account-in-use"
    | "account-in-transition"
    | "person-has-left"
    | "no-login-free"
    | "no-row-matches"
    | "group-missing"
    | "group-renamed"
    | "group-not-assignable"
    | "application-missing"
    | "leaver-in-flight"
    | "duplicate-ticket"
    | "own-ticket"
    | "last-member"
    | "needs-hand-over"
    | "separation-of-duties"
    | "not-requestable"
    | "end-date-missing"
    | "too-long"
    | "barred"
    | "already-started"
    /** Somebody closed the ticket while something was left to do. */
    | "ticket-closed"
    /** The ticket is closed, and nothing is known of what was done for it. */
    | "closed-unknown"
    /** Somebody who left is let in again and again, and the ticket they left with has shut them out often enough. */
    | "woken-too-often"
    /** An approver said no. */
    | "declined"
    /** Somebody answered, but the answer does not count for this plan. */
    | "answer-not-counted";
  readonly sentence: string;
}
