import { err, ok, type Result } from "neverthrow";
import { type Problem, refuse } from "../http/problem.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { issueDeleted } from "../webhooks/announce.ts";
import type { Issue } from "./issue.ts";

/** Deletes an issue and what hangs on it. Sub-tasks must be named: they go only if the caller says so. */
export function deleteIssue(
  site: Site,
  issue: Issue,
  actor: User | undefined,
  withSubtasks: boolean,
): Result<void, Problem> {
  const children = site.issues.group(issue.id);
  if (children.length > 0 && !withSubtasks) {
    return err(
      refuse(
        400,
        `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
      ),
    );
  }
  remove(site, issue, actor, false);
  for (const child of children) remove(site, child, actor, true);
  return ok(undefined);
}

function remove(site: Site, issue: Issue, actor: User | undefined, isCascade: boolean): void {
  site.issues.delete(issue.id);
  for (const [key, id] of site.keys) if (id === issue.id) site.keys.delete(key);
  for (const id of site.commentsOf.get(issue.id) ?? []) site.comments.delete(id);
  for (const part of [site.commentsOf, site.changes, site.remoteLinks, site.approvals, site.forms])
    part.delete(issue.id);
  for (const { id } of site.attachments.group(issue.id)) site.attachments.delete(id);
  for (const { id } of site.links.group(issue.id)) site.links.delete(id);
  site.index.changed(issue.id);
  issueDeleted(site, issue, actor?.accountId ?? null, isCascade);
}
