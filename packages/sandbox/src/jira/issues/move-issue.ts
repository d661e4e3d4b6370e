import type { Project } from "../projects/project.ts";
import { nextId, type Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { issueUpdated } from "../webhooks/announce.ts";
import type { Issue } from "./issue.ts";
import { putIssue, recordChange } from "./save-issue.ts";

/** Moves an issue to another project, as people do in the browser: it gets a new key, and answers to the old one. */
export function moveIssue(site: Site, issue: Issue, to: Project, actor: User | undefined): Issue {
  const from = site.projects.get(issue.projectId);
  const type = to.issueTypes.find(({ typeId }) => typeId === issue.typeId) ?? to.issueTypes[0];
  const moved: Issue = {
    ...issue,
    key: `${to.key}-${nextId(site, `issues of ${to.id}`, 1)}`,
    projectId: to.id,
    typeId: type?.typeId ?? issue.typeId,
    statusId:
      type?.workflow === workflowName(site, issue)
        ? issue.statusId
        : (site.workflows.get(type?.workflow ?? "")?.initial ?? issue.statusId),
    updated: site.clock.iso(),
  };
  putIssue(site, moved);
  const change = recordChange(site, issue.id, actor?.accountId ?? null, [
    item("project", from?.id ?? null, from?.name ?? null, to.id, to.name),
    item("Key", null, issue.key, null, moved.key),
  ]);
  if (change !== undefined) issueUpdated(site, moved, change, "issue_moved");
  return moved;
}

function workflowName(site: Site, issue: Issue): string | undefined {
  return site.projects.get(issue.projectId)?.issueTypes.find(({ typeId }) => typeId === issue.typeId)?.workflow;
}

function item(field: string, from: string | null, fromString: string | null, to: string | null, toText: string | null) {
  return {
    field,
    fieldtype: "jira" as const,
    fieldId: field.toLowerCase(),
    from,
    fromString,
    to,
    toString: toText,
  };
}
