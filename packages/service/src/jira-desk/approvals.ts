import { type JiraClient, listApprovals } from "@tenure/jira-client";
import { parseInstant, type TicketRef } from "@tenure/lifecycle-rules";
import type { DeskApproval, DeskFailure } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { toDeskFailure } from "./to-desk-failure.ts";

/** Who decided what on the ticket's approvals. A status is no approval: it can be reached without one. */
export function readApprovals(jira: JiraClient, { id }: TicketRef): ResultAsync<readonly DeskApproval[], DeskFailure> {
  return (
    listApprovals(jira, id)
      .map((approvals) =>
        approvals.flatMap(({ approvers, completedAt, createdAt, id: approvalId }) =>
          approvers.map(({ approver, decision }): DeskApproval => {
            const at =
              decision === "pending" ? undefined : parseInstant(completedAt ?? createdAt ?? "").unwrapOr(undefined);
            return {
              id: `${approvalId}:${approver.accountId}`,
              approverId: approver.accountId,
              ...(approver.emailAddress === undefined ? {} : { approverEmail: approver.emailAddress }),
              decision: answerOf(decision),
              ...(at === undefined ? {} : { at }),
            };
          }),
        ),
      )
      // Outside service projects there are no approvals, and Jira knows no such request.
      .orElse((error) => (error.kind === "not-found-or-hidden" ? okAsync([]) : errAsync(error)))
      .mapErr(toDeskFailure)
  );
}

/** Anything Jira may add to its list of decisions is no answer yet. */
function answerOf(decision: string): DeskApproval["decision"] {
  return decision === "approved" || decision === "declined" ? decision : "pending";
}
