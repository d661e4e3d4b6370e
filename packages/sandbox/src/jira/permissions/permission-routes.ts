import { err } from "neverthrow";
import { json, list } from "../http/call.ts";
import { refuse, refuseFields } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { visibleIssue } from "../issues/find-issue.ts";
import { can } from "./can.ts";
import { isPermission, permissionNames } from "./permission.ts";

/** What the caller may do. */
export const permissionRoutes: readonly Route[] = [
  route("GET /rest/api/3/mypermissions", "read:jira-work", function* (call) {
    const { site, caller, query } = call;
    const asked = list(call, "permissions");
    if (asked === undefined) return yield* err(refuse(400, "The 'permissions' query parameter is required."));
    const unknown = asked.filter((key) => !isPermission(key));
    if (unknown.length > 0) {
      return yield* err(refuseFields(Object.fromEntries(unknown.map((key) => [key, "Unrecognized permission"]))));
    }
    const named = query.get("issueKey") ?? query.get("issueId");
    const issue = named === null ? undefined : yield* visibleIssue(call, named);
    const key = query.get("projectKey") ?? query.get("projectId");
    const project =
      issue === undefined
        ? [...site.projects.values()].find((one) => one.key === key || one.id === key)
        : site.projects.get(issue.projectId);
    if (key !== null && project === undefined) {
      return yield* err(refuse(404, `No project could be found with key '${key}'.`));
    }
    const permissions = asked.filter(isPermission).map((permission, index) => {
      const [name, type] = permissionNames[permission];
      const havePermission = can(site, caller.user, permission, project, issue);
      return [permission, { id: String(index + 1), key: permission, name, type, description: name, havePermission }];
    });
    return json({ permissions: Object.fromEntries(permissions) });
  }),
];
