import type { Issue } from "../issues/issue.ts";
import type { Project } from "../projects/project.ts";
import type { Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { type Permission, permissionNames } from "./permission.ts";

/** Nobody has these but those who are named. */
const KEPT = new Set<Permission>([
  "DELETE_ISSUES",
  "EDIT_ALL_COMMENTS",
  "DELETE_ALL_COMMENTS",
  "DELETE_ALL_ATTACHMENTS",
  "ADMINISTER_PROJECTS",
]);

/** Whether somebody has a permission on the site, in a project, or on one issue. */
export function can(
  site: Site,
  user: User | undefined,
  permission: Permission,
  project?: Project,
  issue?: Issue,
): boolean {
  if (user !== undefined && !user.active) return false;
  const [, level] = permissionNames[permission];
  if (level === "GLOBAL") {
    if (permission === "ADMINISTER" || permission === "SYSTEM_ADMIN") return user?.isAdmin === true;
    return user !== undefined && user.type !== "customer";
  }
  if (project === undefined) {
    return [...site.projects.values()].some((one) => can(site, user, permission, one));
  }
  if (permission === "SERVICEDESK_AGENT") {
    return (project.serviceDesk?.agents ?? []).some((grantee) => isGrantee(site, user, grantee, project, issue));
  }
  const named = project.permissions[permission];
  if (named !== undefined) return named.some((grantee) => isGrantee(site, user, grantee, project, issue));
  if (KEPT.has(permission)) return user !== undefined && (user.isAdmin || user.accountId === project.leadId);
  return user !== undefined && user.type !== "customer";
}

/**
 * Whether somebody is meant by one entry of a list of grantees: `anyone`, `logged-in`, `reporter`, `assignee`, `lead`,
 * the id of an account, or the name or id of a group.
 */
export function isGrantee(
  site: Site,
  user: User | undefined,
  grantee: string,
  project: Project | undefined,
  issue: Issue | undefined,
): boolean {
  if (grantee === "anyone") return true;
  if (user === undefined) return false;
  switch (grantee) {
    case "logged-in":
      return user.type !== "customer";
    case "reporter":
      return issue?.values["reporter"] === user.accountId;
    case "assignee":
      return issue?.values["assignee"] === user.accountId;
    case "lead":
      return project?.leadId === user.accountId;
  }
  if (grantee === user.accountId || grantee === user.email) return true;
  for (const { id, name, members } of site.groups.values()) {
    if ((id === grantee || name === grantee) && members.has(user.accountId)) return true;
  }
  return false;
}

/** Whether somebody may see an issue: browse its project, and be named by its security level. */
export function sees(site: Site, user: User | undefined, issue: Issue): boolean {
  const project = site.projects.get(issue.projectId);
  if (project === undefined || !can(site, user, "BROWSE_PROJECTS", project, issue)) return false;
  const levelId = issue.values["security"];
  if (levelId === undefined) return true;
  const level = project.securityLevels.find(({ id }) => id === levelId);
  return (level?.members ?? []).some((grantee) => isGrantee(site, user, grantee, project, issue));
}

/** Whether somebody works on requests of a project: the role, and with it the licence. */
export function isAgent(site: Site, user: User | undefined, project: Project): boolean {
  return user?.active === true && user.type !== "customer" && can(site, user, "SERVICEDESK_AGENT", project);
}
