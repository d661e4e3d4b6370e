/** How issues of a type move. */
export interface Workflow {
  readonly name: string;
  /** The status of a new issue. */
  readonly initial: string;
  readonly transitions: readonly Transition[];
  /** Statuses in which somebody has to decide. */
  readonly approvals: readonly ApprovalStep[];
}

/** A way from one status to another. Its id means something in its workflow only. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  /** Ids of statuses it starts from; `any` is a global transition. */
  readonly from: readonly string[] | "any";
  readonly to: string;
  /** Fields on its screen; without a screen it takes none. */
  readonly screen?: readonly { readonly fieldId: string; readonly required: boolean }[];
  /** What must hold, checked for every caller: the only thing the API enforces. */
  readonly validators: readonly Validator[];
  /** Who may see it: account ids, groups, `reporter`, `assignee`; empty means everybody. */
  readonly allowed: readonly string[];
  /** Fields it sets by itself, as a caller would write them. */
  readonly sets: Readonly<Record<string, unknown>>;
  /** Customers see it on the portal. */
  readonly customer: boolean;
}

/** What a transition demands of the issue. */
export interface Validator {
  readonly fieldId: string;
  readonly message?: string;
}

/** An approval hangs on a status and moves the issue by itself. */
export interface ApprovalStep {
  readonly name: string;
  readonly statusId: string;
  /** A user field that names the approvers. */
  readonly approversField: string;
  /** How many must approve; one who declines is enough to decline. */
  readonly needed: number | "all";
  readonly onApprove: string;
  readonly onDecline: string;
}
