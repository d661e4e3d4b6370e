import { err, ok, type Result } from "neverthrow";
import { type Call, param } from "../http/call.ts";
import { type Problem, problems } from "../http/problem.ts";
import { sees } from "../permissions/can.ts";
import type { Project } from "../projects/project.ts";
import type { Site } from "../site.ts";
import type { Issue } from "./issue.ts";

/** An issue by id, key or a key it had before it moved; the case of a key does not matter. */
export function issueBy(site: Site, idOrKey: string): Issue | undefined {
  return site.issues.get(idOrKey) ?? site.issues.get(site.keys.get(idOrKey.toUpperCase()) ?? "");
}

/** The issue named in the path. One the caller may not see is one that does not exist. */
export function pathIssue(call: Call, name = "issueIdOrKey"): Result<Issue, Problem> {
  return visibleIssue(call, param(call, name));
}

/** An issue the caller may see. */
export function visibleIssue(call: Call, idOrKey: string): Result<Issue, Problem> {
  const issue = issueBy(call.site, idOrKey);
  return issue !== undefined && sees(call.site, call.caller.user, issue) ? ok(issue) : err(problems.noIssue);
}

/** The issue's project; every issue has one. */
export function projectOf(site: Site, issue: Issue): Project {
  const project = site.projects.get(issue.projectId);
  if (project === undefined) throw new Error(`${issue.key} lies in no project`);
  return project;
}
