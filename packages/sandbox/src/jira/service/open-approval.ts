import type { Issue } from "../issues/issue.ts";
import { nextId, type Site } from "../site.ts";
import { workflowOf } from "../workflows/workflow-of.ts";
import type { Approval } from "./approval.ts";

/** Opens the approval that hangs on an issue's status, if one does. Those named in the field when it opens decide. */
export function openApproval(site: Site, issue: Issue): void {
  const step = workflowOf(site, issue)?.approvals.find(({ statusId }) => statusId === issue.statusId);
  if (step === undefined) return;
  const named = issue.values[step.approversField];
  const approvers = [named].flat().filter((id) => typeof id === "string");
  const approval: Approval = {
    id: nextId(site, "approval", 1),
    issueId: issue.id,
    name: step.name,
    decision: "pending",
    approvers: approvers.map((accountId) => ({ accountId, decision: "pending" })),
    needed: step.needed,
    onApprove: step.onApprove,
    onDecline: step.onDecline,
    created: site.clock.iso(),
    completed: null,
  };
  site.approvals.set(issue.id, [...(site.approvals.get(issue.id) ?? []), approval]);
}
