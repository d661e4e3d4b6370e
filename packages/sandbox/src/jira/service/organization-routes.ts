import { err } from "neverthrow";
import { json, noContent, param } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { putIssue } from "../issues/save-issue.ts";
import { notLoggedIn, pathRequest } from "./find-request.ts";
import { serviceProblem } from "./service-problem.ts";
import { serviceUserView } from "./service-user-view.ts";

const READ = "read:servicedesk-request";
const NOTIFICATION = "/rest/servicedeskapi/request/{issueIdOrKey}/notification";

/** Organizations of customers, who is told of a request, and where assets are. */
export const organizationRoutes: readonly Route[] = [
  route("GET /rest/servicedeskapi/organization", READ, function* (call) {
    if (call.caller.user === undefined) return yield* err(notLoggedIn);
    const organizations = [...call.site.organizations.values()].map(({ id, name }) => ({
      id,
      name,
      _links: { self: `${call.base}/rest/servicedeskapi/organization/${id}` },
    }));
    return json(yield* servicePage(call, organizations));
  }),
  route("GET /rest/servicedeskapi/organization/{organizationId}/user", READ, function* (call) {
    if (call.caller.user === undefined) return yield* err(notLoggedIn);
    const organization = call.site.organizations.get(param(call, "organizationId"));
    if (organization === undefined) {
      return yield* err(serviceProblem(404, "The organization does not exist.", "sd.organization.not.found"));
    }
    const people = organization.members.map((id) => serviceUserView(readerOf(call), id));
    return json(yield* servicePage(call, people));
  }),
  route(`GET ${NOTIFICATION}`, READ, function* (call) {
    const { issue } = yield* pathRequest(call);
    return json({ subscribed: issue.watchers.includes(call.caller.user?.accountId ?? "") });
  }),
  route(`PUT ${NOTIFICATION}`, "write:servicedesk-request", function* (call) {
    const { issue } = yield* pathRequest(call);
    const watchers = new Set([...issue.watchers, call.caller.user?.accountId ?? ""]);
    putIssue(call.site, { ...issue, watchers: [...watchers] });
    return noContent;
  }),
  route(`DELETE ${NOTIFICATION}`, "write:servicedesk-request", function* (call) {
    const { issue } = yield* pathRequest(call);
    const watchers = issue.watchers.filter((id) => id !== call.caller.user?.accountId);
    putIssue(call.site, { ...issue, watchers });
    return noContent;
  }),
  route("GET /rest/servicedeskapi/assets/workspace", READ, function* (call) {
    if (call.caller.user === undefined) return yield* err(notLoggedIn);
    const { assetsWorkspaceId } = call.site;
    return json(yield* servicePage(call, assetsWorkspaceId === undefined ? [] : [{ workspaceId: assetsWorkspaceId }]));
  }),
];
