import { err, ok, type Result } from "neverthrow";
import { fieldMeta, schemaOf } from "../fields/field-view.ts";
import { type Call, json, list, param } from "../http/call.ts";
import { servicePage } from "../http/page.ts";
import type { Problem } from "../http/problem.ts";
import { type Reader, readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { isAgent } from "../permissions/can.ts";
import type { Project, RequestType } from "../projects/project.ts";
import { notLoggedIn } from "./find-request.ts";
import { requestTypeView } from "./request-view.ts";
import { serviceProblem } from "./service-problem.ts";

const READ = "read:servicedesk-request";
const DESK = "/rest/servicedeskapi/servicedesk/{serviceDeskId}";

/** Service desks and what can be asked of them. */
export const serviceDeskRoutes: readonly Route[] = [
  route("GET /rest/servicedeskapi/info", "", ({ site }) => {
    return json({
      version: "5.20.0",
      platformVersion: "1001.0.0-SNAPSHOT",
      buildDate: {
        iso8601: "2026-11-02T00:00:00+0000",
        jira: "2026-11-02T00:00:00.000+0000",
        friendly: "02/Nov/26",
        epochMillis: 1793577600000,
      },
      buildChangeSet: "0000000",
      isLicensedForUse: true,
      _links: { self: `${site.baseUrl()}/rest/servicedeskapi/info` },
    });
  }),
  route("GET /rest/servicedeskapi/servicedesk", READ, function* (call) {
    if (call.caller.user === undefined) return yield* err(notLoggedIn);
    const desks = [...call.site.projects.values()].filter(
      (project) => project.serviceDesk !== undefined && isAgent(call.site, call.caller.user, project),
    );
    return json(
      yield* servicePage(
        call,
        desks.map((project) => serviceDeskView(readerOf(call), project)),
      ),
    );
  }),
  route(`GET ${DESK}`, READ, function* (call) {
    return json(serviceDeskView(readerOf(call), yield* pathDesk(call)));
  }),
  route(`GET ${DESK}/requesttype`, READ, function* (call) {
    const project = yield* pathDesk(call);
    const query = call.query.get("searchQuery")?.toLowerCase();
    const types = typesOf(call, project).filter(
      ({ name, description }) => query === undefined || `${name} ${description}`.toLowerCase().includes(query),
    );
    return json(
      yield* servicePage(
        call,
        types.map((type) => requestTypeView(readerOf(call), type)),
      ),
    );
  }),
  route(`GET ${DESK}/requesttype/{requestTypeId}`, READ, function* (call) {
    return json(requestTypeView(readerOf(call), yield* pathType(call)));
  }),
  route(`GET ${DESK}/requesttype/{requestTypeId}/field`, READ, function* (call) {
    const project = yield* pathDesk(call);
    const type = yield* pathType(call);
    const agent = isAgent(call.site, call.caller.user, project);
    const withHidden = (list(call, "expand") ?? []).includes("hiddenFields");
    return json({
      requestTypeFields: type.fields
        .filter(({ hidden }) => !hidden || withHidden)
        .map((field) => portalField(readerOf(call), type, field)),
      canRaiseOnBehalfOf: agent,
      canAddRequestParticipants: agent,
    });
  }),
];

/** A service desk. Its id is not its project's. */
export function serviceDeskView(reader: Reader, project: Project): unknown {
  const id = project.serviceDesk?.id ?? "";
  return {
    id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${reader.base}/rest/servicedeskapi/servicedesk/${id}` },
  };
}

/** The desk in the path: by its own id, or by its project's id or key. */
export function pathDesk(call: Call): Result<Project, Problem> {
  const { site, caller } = call;
  if (caller.user === undefined) return err(notLoggedIn);
  const named = param(call, "serviceDeskId");
  const project =
    [...site.projects.values()].find(({ serviceDesk }) => serviceDesk?.id === named) ??
    [...site.projects.values()].find(
      ({ id, key, serviceDesk }) => serviceDesk !== undefined && (id === named || key === named),
    );
  if (project === undefined)
    return err(serviceProblem(404, "The Service Desk does not exist.", "sd.service.desk.not.found"));
  if (isAgent(site, caller.user, project)) return ok(project);
  return err(
    site.settings.serviceForbiddenBody === "empty"
      ? { family: "bare", status: 403 }
      : serviceProblem(403, "You need a licence to do this.", "sd.agent.licence.required"),
  );
}

function typesOf({ site }: Call, project: Project): readonly RequestType[] {
  return [...site.requestTypes.values()].filter(({ projectId }) => projectId === project.id);
}

function pathType(call: Call): Result<RequestType, Problem> {
  return pathDesk(call).andThen((project) => {
    const type = typesOf(call, project).find(({ id }) => id === param(call, "requestTypeId"));
    return type === undefined
      ? err(serviceProblem(404, "The request type does not exist.", "sd.request.type.not.found"))
      : ok(type);
  });
}

function portalField(
  reader: Reader,
  type: RequestType,
  { fieldId, label, description, required, hidden, preset }: RequestType["fields"][number],
): unknown {
  const field = reader.site.fields.get(fieldId);
  const meta =
    field === undefined
      ? {}
      : fieldMeta(reader, field, { projectId: type.projectId, typeId: type.issueTypeId }, required);
  const allowed = "allowedValues" in meta && Array.isArray(meta["allowedValues"]) ? meta["allowedValues"] : [];
  return {
    fieldId,
    name: label,
    description,
    required,
    defaultValues: [],
    validValues: allowed.map(validValue),
    presetValues: preset === undefined ? [] : [String(preset)],
    jiraSchema: field === undefined ? {} : schemaOf(field),
    visible: !hidden,
  };
}

function validValue(value: Readonly<Record<string, unknown>>): unknown {
  const children = Array.isArray(value["children"]) ? value["children"] : [];
  return { value: value["id"], label: value["value"] ?? value["name"], children: children.map(validValue) };
}
