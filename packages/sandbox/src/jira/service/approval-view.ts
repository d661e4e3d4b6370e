import type { Reader } from "../http/reader.ts";
import type { Issue } from "../issues/issue.ts";
import type { Approval } from "./approval.ts";
import { serviceDate } from "./service-date.ts";
import { serviceUserView } from "./service-user-view.ts";

/** An approval as the reader gets it: whether they may answer is about them. */
export function approvalView(reader: Reader, issue: Issue, approval: Approval): Readonly<Record<string, unknown>> {
  return {
    id: approval.id,
    name: approval.name,
    finalDecision: approval.decision,
    canAnswerApproval: mayDecide(reader, issue, approval),
    approvers: approval.approvers.map(({ accountId, decision }) => ({
      approver: serviceUserView(reader, accountId),
      approverDecision: decision,
    })),
    createdDate: serviceDate(reader, approval.created),
    ...(approval.completed === null ? {} : { completedDate: serviceDate(reader, approval.completed) }),
    _links: { self: `${reader.base}/rest/servicedeskapi/request/${issue.id}/approval/${approval.id}` },
  };
}

/** Whether the reader is one of those who decide, and has not yet. */
export function mayDecide({ site, accountId }: Reader, issue: Issue, approval: Approval): boolean {
  if (approval.decision !== "pending" || accountId === undefined) return false;
  if (!site.settings.reporterMayApprove && issue.values["reporter"] === accountId) return false;
  return approval.approvers.some((one) => one.accountId === accountId && one.decision === "pending");
}
