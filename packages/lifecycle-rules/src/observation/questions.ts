/** What a planner must know of the directory before it can decide. Asked once, answered as an `Observation`. */
export interface Questions {
  /** Find accounts by any of these; all statuses. */
  readonly person: {
    readonly logins: readonly string[];
    readonly employeeNumber?: string;
    /** Ids of accounts the ledger knows under these names: read by id, as an account may bear other names by now. */
    readonly accountIds?: readonly string[];
    /** Okta profile attribute and value that mark an account made for this ticket. */
    readonly intent?: { readonly attribute: string; readonly value: string };
  };
  /** Logins the planner may choose from; which are taken? */
  readonly candidateLogins: readonly string[];
  /** Group ids that must exist. */
  readonly groupIds: readonly string[];
  readonly applicationIds: readonly string[];
  /** Login or e-mail of the manager the ticket names. */
  readonly manager?: string;
  /** What does the person answer for? Absent where no plan depends on it. */
  readonly duties?: {
    /** Groups that must not stand empty: is the person the only one in it? */
    readonly lastMemberOf: readonly string[];
    /** Whether whom they manage and what they hold and own is asked as well: of those who leave. */
    readonly everything: boolean;
  };
}
