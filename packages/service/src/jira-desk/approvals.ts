import { type JiraClient, listApprovals } from "@tenure/jira-client";
import { type Instant, parseInstant, type TicketRef } from "@tenure/lifecycle-rules";
import type { DeskApproval, DeskFailure } from "@tenure/provisioner";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { toDeskFailure } from "./to-desk-failure.ts";

/**
 * Who decided what on the ticket's approvals. A status is no approval: it can be reached without one. An answer counts
 * only once the approval as a whole is decided, and only on the side it was decided for: a yes beside the no that ended
 * it is none.
 *
 * Jira tells when an approval was decided, not when each approver answered. Where one answer decided it, that is the
 * time of the answer; of several, all but the last may be as old as the approval itself.
 */
export function readApprovals(jira: JiraClient, { id }: TicketRef): ResultAsync<readonly DeskApproval[], DeskFailure> {
  return (
    listApprovals(jira, id)
      .map((approvals) =>
        approvals.flatMap(({ approvers, completedAt, createdAt, finalDecision, id: approvalId }) => {
          const several = approvers.filter(({ decision }) => decision === finalDecision).length > 1;
          const created = parseInstant(createdAt ?? "").unwrapOr(EVER);
          return approvers.map(({ approver, decision: own }): DeskApproval => {
            const decision = own === finalDecision ? answerOf(own) : "pending";
            const at = decision === "pending" ? undefined : parseInstant(completedAt ?? "").unwrapOr(undefined);
            const spoken = finalDecision === "pending" && answerOf(own) !== "pending";
            return {
              id: `${approvalId}:${approver.accountId}`,
              approverId: approver.accountId,
              ...(approver.emailAddress === undefined ? {} : { approverEmail: approver.emailAddress }),
              decision,
              ...(at === undefined ? {} : { at }),
              ...(at === undefined || !several ? {} : { since: created }),
              ...(spoken ? { spoken } : {}),
            };
          });
        }),
      )
      // Outside service projects there are no approvals, and Jira knows no such request.
      .orElse((error) => (error.kind === "not-found-or-hidden" ? okAsync([]) : errAsync(error)))
      .mapErr(toDeskFailure)
  );
}

/** Older than anything: for an approval that does not say when it was opened. */
const EVER = "1970-01-01T00:00:00.000Z" as Instant;

/** Anything Jira may add to its list of decisions is no answer yet. */
function answerOf(decision: string): DeskApproval["decision"] {
  return decision === "approved" || decision === "declined" ? decision : "pending";
}
