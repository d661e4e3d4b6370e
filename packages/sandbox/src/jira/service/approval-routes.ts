import { err } from "neverthrow";
import { json, objectBody, param } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { approvalView } from "./approval-view.ts";
import { decideApproval } from "./decide-approval.ts";
import { pathRequest } from "./find-request.ts";
import { asServiceProblem, serviceProblem } from "./service-problem.ts";

const READ = "read:servicedesk-request";
const WRITE = "write:servicedesk-request";
const REQUEST = "/rest/servicedeskapi/request/{issueIdOrKey}";
const noApproval = serviceProblem(404, "The approval does not exist.", "sd.approval.not.found");

/** Approvals of requests. */
export const approvalRoutes: readonly Route[] = [
  route(`GET ${REQUEST}/approval`, READ, function* (call) {
    const { issue } = yield* pathRequest(call);
    const approvals = (call.site.approvals.get(issue.id) ?? []).map((one) => approvalView(readerOf(call), issue, one));
    return json(yield* servicePage(call, approvals));
  }),
  route(`GET ${REQUEST}/approval/{approvalId}`, READ, function* (call) {
    const { issue } = yield* pathRequest(call);
    const approval = (call.site.approvals.get(issue.id) ?? []).find(({ id }) => id === param(call, "approvalId"));
    if (approval === undefined) return yield* err(noApproval);
    return json(approvalView(readerOf(call), issue, approval));
  }),
  route(`POST ${REQUEST}/approval/{approvalId}`, WRITE, function* (call) {
    const { issue } = yield* pathRequest(call);
    const { decision } = yield* objectBody(call).mapErr(asServiceProblem);
    if (decision !== "approve" && decision !== "decline") {
      return yield* err(
        serviceProblem(400, "The decision must be 'approve' or 'decline'.", "sd.approval.decision.invalid"),
      );
    }
    const { site, caller } = call;
    const decided = yield* decideApproval(site, issue, param(call, "approvalId"), decision, caller.user);
    return json(approvalView(readerOf(call), issue, decided));
  }),
];
