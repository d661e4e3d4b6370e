import { err, ok, type Result } from "neverthrow";
import type { Problem } from "../http/problem.ts";
import { makeReader } from "../http/reader.ts";
import type { Issue } from "../issues/issue.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { takeTransition } from "../workflows/transition-issue.ts";
import { workflowOf } from "../workflows/workflow-of.ts";
import type { Approval } from "./approval.ts";
import { mayDecide } from "./approval-view.ts";
import { asServiceProblem, serviceProblem } from "./service-problem.ts";

/** Decides as the caller, and as nobody else; the last word moves the issue. */
export function decideApproval(
  site: Site,
  issue: Issue,
  approvalId: string,
  decision: "approve" | "decline",
  actor: User | undefined,
): Result<Approval, Problem> {
  const approvals = site.approvals.get(issue.id) ?? [];
  const approval = approvals.find(({ id }) => id === approvalId);
  if (approval === undefined) return err(serviceProblem(404, "The approval does not exist.", "sd.approval.not.found"));
  const own = approval.approvers.find(({ accountId }) => accountId === actor?.accountId);
  if (approval.decision !== "pending" || (own !== undefined && own.decision !== "pending")) {
    return err(serviceProblem(409, "The approval has already been decided.", "sd.approval.already.decided"));
  }
  const reader = makeReader(site, site.baseUrl(), 3, actor?.accountId);
  if (!mayDecide(reader, issue, approval)) {
    return err(serviceProblem(403, "You are not an approver of this request.", "sd.approval.forbidden"));
  }
  const word = decision === "approve" ? "approved" : "declined";
  const approvers = approval.approvers.map((one) => (one === own ? ({ ...one, decision: word } as const) : one));
  const verdict = verdictOf(approvers, approval.needed);
  const next: Approval = {
    ...approval,
    approvers,
    decision: verdict,
    completed: verdict === "pending" ? null : site.clock.iso(),
  };
  site.approvals.set(
    issue.id,
    approvals.map((one) => (one === approval ? next : one)),
  );
  if (verdict === "pending") return ok(next);
  const transitionId = verdict === "approved" ? next.onApprove : next.onDecline;
  const transition = workflowOf(site, issue)?.transitions.find(({ id }) => id === transitionId);
  if (transition === undefined) return ok(next);
  return takeTransition(site, issue, transition, { writes: {}, version: 3, actor })
    .mapErr(asServiceProblem)
    .map(() => next);
}

/** One who declines is enough; approval needs as many as the step says. */
function verdictOf(approvers: Approval["approvers"], needed: Approval["needed"]): Approval["decision"] {
  if (approvers.some(({ decision }) => decision === "declined")) return "declined";
  const approved = approvers.filter(({ decision }) => decision === "approved").length;
  return approved >= (needed === "all" ? approvers.length : Math.min(needed, approvers.length))
    ? "approved"
    : "pending";
}
