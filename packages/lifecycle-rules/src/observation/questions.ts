/** What a planner must know of the directory before it can decide. Asked once, answered as an `Observation`. */
export interface Questions {
  /** Find accounts by any of these; all statuses. */
  readonly person: {
    readonly logins: readonly string[];
    readonly employeeNumber?: string;
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
}
