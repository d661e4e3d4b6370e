import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { type Problem, refuse } from "../http/problem.ts";
import type { Issue } from "../issues/issue.ts";
import { can } from "./can.ts";
import type { Permission } from "./permission.ts";

/** Goes on only if the caller has the permission on this issue. */
export function demand(call: Call, permission: Permission, issue: Issue, sentence: string): Result<void, Problem> {
  const project = call.site.projects.get(issue.projectId);
  return can(call.site, call.caller.user, permission, project, issue) ? ok(undefined) : err(refuse(403, sentence));
}
