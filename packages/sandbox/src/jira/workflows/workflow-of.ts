import type { Issue } from "../issues/issue.ts";
import { isGrantee } from "../permissions/can.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import type { Transition, Workflow } from "./workflow.ts";

/** The workflow an issue is in. */
export function workflowOf(site: Site, issue: Issue): Workflow | undefined {
  const project = site.projects.get(issue.projectId);
  const name = project?.issueTypes.find(({ typeId }) => typeId === issue.typeId)?.workflow;
  return site.workflows.get(name ?? "");
}

/** The transitions somebody can take from where an issue is. */
export function transitionsFrom(site: Site, issue: Issue, user: User | undefined): readonly Transition[] {
  const project = site.projects.get(issue.projectId);
  return (workflowOf(site, issue)?.transitions ?? []).filter(
    ({ from, allowed }) =>
      (from === "any" || from.includes(issue.statusId)) &&
      (allowed.length === 0 || allowed.some((grantee) => isGrantee(site, user, grantee, project, issue))),
  );
}
