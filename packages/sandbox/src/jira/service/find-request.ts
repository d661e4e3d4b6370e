import { err, ok, type Result } from "neverthrow";
import { fieldOfKind } from "../fields/field-of-kind.ts";
import { type Call, param } from "../http/call.ts";
import type { Problem } from "../http/problem.ts";
import { issueBy, projectOf } from "../issues/find-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { isAgent, sees } from "../permissions/can.ts";
import type { Project, RequestType } from "../projects/project.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { requestTypeOf } from "./request-view.ts";
import { serviceProblem } from "./service-problem.ts";

/** A request, and as what the caller meets it. */
export interface FoundRequest {
  readonly issue: Issue;
  readonly project: Project;
  readonly type: RequestType;
  readonly as: "agent" | "customer";
}

/** The request in the path. An issue without a request type is no request. */
export function pathRequest(call: Call): Result<FoundRequest, Problem> {
  const { site, caller } = call;
  const missing = serviceProblem(
    404,
    "The request you are trying to view does not exist.",
    "sd.request.error.not.found",
  );
  if (caller.user === undefined) return err(notLoggedIn);
  const issue = issueBy(site, param(call, "issueIdOrKey"));
  if (issue === undefined) return err(missing);
  const project = projectOf(site, issue);
  const type = requestTypeOf(site, issue);
  if (project.serviceDesk === undefined || type === undefined) return err(missing);
  if (isAgent(site, caller.user, project) && sees(site, caller.user, issue))
    return ok({ issue, project, type, as: "agent" });
  return isTheirs(site, caller.user, issue) ? ok({ issue, project, type, as: "customer" }) : err(missing);
}

/** Nobody in particular has no requests. */
export const notLoggedIn = serviceProblem(401, "You need to log in to do this.", "sd.user.not.logged.in");

/** Whether somebody sees a request as a customer: their own, one they take part in, share, or have to approve. */
export function isTheirs(site: Site, user: User, issue: Issue): boolean {
  const id = user.accountId;
  if (issue.values["reporter"] === id) return true;
  if ((site.approvals.get(issue.id) ?? []).some(({ approvers }) => approvers.some((one) => one.accountId === id)))
    return true;
  const listed = (kind: "participants" | "organizations"): readonly unknown[] => {
    const stored = issue.values[fieldOfKind(site, kind) ?? ""];
    return Array.isArray(stored) ? stored : [];
  };
  if (listed("participants").includes(id)) return true;
  return listed("organizations").some((one) => site.organizations.get(String(one))?.members.includes(id) === true);
}
