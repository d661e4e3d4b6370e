/** Somebody has to decide about an issue. */
export interface Approval {
  readonly id: string;
  readonly issueId: string;
  readonly name: string;
  readonly decision: "pending" | "approved" | "declined";
  readonly approvers: readonly { readonly accountId: string; readonly decision: "pending" | "approved" | "declined" }[];
  readonly needed: number | "all";
  readonly onApprove: string;
  readonly onDecline: string;
  readonly created: string;
  readonly completed: string | null;
}
