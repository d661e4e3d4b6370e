import { err } from "neverthrow";
import { json, list, param } from "../http/call.ts";
import { page } from "../http/page.ts";
import { refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { can } from "../permissions/can.ts";
import { issueTypeView, priorityView, resolutionView, statusView } from "./catalogue-view.ts";
import { pathProject } from "./find-project.ts";
import { fullProjectView, projectView } from "./project-view.ts";

const READ = "read:jira-work";

/** Projects, and what the whole site has a list of. */
export const projectRoutes: readonly Route[] = [
  route("GET /rest/api/3/project/search", READ, function* (call) {
    const { site, caller } = call;
    const reader = readerOf(call);
    const keys = list(call, "keys");
    const query = call.query.get("query")?.toLowerCase();
    const projects = [...site.projects.values()]
      .filter((project) => can(site, caller.user, "BROWSE_PROJECTS", project))
      .filter(({ key }) => keys?.includes(key) ?? true)
      .filter(({ key, name }) => query === undefined || `${key} ${name}`.toLowerCase().includes(query))
      .sort((a, b) => a.key.localeCompare(b.key));
    const cut = yield* page(call, projects, 50);
    return json({
      self: `${reader.rest}/project/search`,
      ...cut,
      values: cut.values.map((project) => projectView(reader, project.id)),
    });
  }),
  route("GET /rest/api/3/project/{projectIdOrKey}", READ, function* (call) {
    return json(fullProjectView(readerOf(call), yield* pathProject(call)));
  }),
  route("GET /rest/api/3/project/{projectIdOrKey}/statuses", READ, function* (call) {
    const project = yield* pathProject(call);
    const reader = readerOf(call);
    return json(
      project.issueTypes.map(({ typeId, workflow }) => {
        const known = call.site.workflows.get(workflow);
        const ids = new Set([known?.initial ?? "", ...(known?.transitions.map(({ to }) => to) ?? [])]);
        const type = call.site.issueTypes.get(typeId);
        return {
          self: `${reader.rest}/issuetype/${typeId}`,
          id: typeId,
          name: type?.name,
          subtask: type?.subtask,
          statuses: [...ids].map((id) => statusView(reader, id)),
        };
      }),
    );
  }),
  route("GET /rest/api/3/status", READ, (call) => {
    return json([...call.site.statuses.keys()].map((id) => statusView(readerOf(call), id)));
  }),
  route("GET /rest/api/3/status/{idOrName}", READ, function* (call) {
    const named = param(call, "idOrName");
    const found = [...call.site.statuses.values()].find(({ id, name }) => id === named || name === named);
    if (found === undefined) return yield* err(refuse(404, "The status does not exist."));
    return json(statusView(readerOf(call), found.id));
  }),
  route("GET /rest/api/3/priority", READ, (call) => {
    return json([...call.site.priorities.keys()].map((id) => priorityView(readerOf(call), id)));
  }),
  route("GET /rest/api/3/resolution", READ, (call) => {
    return json([...call.site.resolutions.keys()].map((id) => resolutionView(readerOf(call), id)));
  }),
  route("GET /rest/api/3/issuetype", READ, (call) => {
    return json([...call.site.issueTypes.keys()].map((id) => issueTypeView(readerOf(call), id)));
  }),
];
