import { err, ok } from "neverthrow";
import { type Call, json, param } from "../http/call.ts";
import { page } from "../http/page.ts";
import { refuse } from "../http/problem.ts";
import { readerOf } from "../http/reader.ts";
import { type Route, route } from "../http/route.ts";
import { pathIssue, projectOf } from "../issues/find-issue.ts";
import type { Issue } from "../issues/issue.ts";
import { can } from "../permissions/can.ts";
import { issueTypeView } from "../projects/catalogue-view.ts";
import { pathProject } from "../projects/find-project.ts";
import { contextAt, isCustom, type Place } from "./field.ts";
import { computedRows, fieldMeta, fieldRow } from "./field-view.ts";
import { kinds } from "./kinds.ts";

const CREATEMETA = "/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes";

/** The catalogue of fields, and what may be written where. */
export const fieldRoutes: readonly Route[] = [
  route("GET /rest/api/3/field", "read:jira-work", (call) => {
    const { site, caller } = call;
    const reader = readerOf(call);
    const projects = [...site.projects.values()].filter((one) => can(site, caller.user, "BROWSE_PROJECTS", one));
    const isSeen = (projectIds: readonly string[] | undefined) =>
      projectIds === undefined || projects.some(({ id }) => projectIds.includes(id));
    const rows = [...site.fields.values()]
      .filter(
        (field) =>
          !isCustom(field) ||
          (projects.length > 0 &&
            isSeen(field.projectId === undefined ? undefined : [field.projectId]) &&
            field.contexts.some((context) => isSeen(context.projects))),
      )
      .map((field) => fieldRow(reader, field));
    return json([...rows, ...computedRows]);
  }),
  route(`GET ${CREATEMETA}`, "read:jira-work", function* (call) {
    const project = yield* creatable(call);
    const reader = readerOf(call);
    const types = project.issueTypes.map(({ typeId }) => issueTypeView(reader, typeId));
    const { startAt, maxResults, total, values } = yield* page(call, types, 50);
    return json({ startAt, maxResults, total, issueTypes: values });
  }),
  route(`GET ${CREATEMETA}/{issueTypeId}`, "read:jira-work", function* (call) {
    const project = yield* creatable(call);
    const type = project.issueTypes.find(({ typeId }) => typeId === param(call, "issueTypeId"));
    if (type === undefined) return yield* err(refuse(400, "The issue type does not exist in the project."));
    const place = { projectId: project.id, typeId: type.typeId };
    const reader = readerOf(call);
    const isSubtask = call.site.issueTypes.get(type.typeId)?.subtask === true;
    const always = ["summary", "project", "issuetype"];
    const fields = fieldsAt(call, place, "create").map((field) => {
      const required = always.includes(field.id) || type.required.includes(field.id);
      return { ...fieldMeta(reader, field, place, required), fieldId: field.id };
    });
    const parent = {
      required: isSubtask,
      schema: { type: "issuelink", system: "parent" },
      name: "Parent",
      key: "parent",
      hasDefaultValue: false,
      operations: ["set"],
      fieldId: "parent",
    };
    const { startAt, maxResults, total, values } = yield* page(call, [...fields, parent], 50, 200);
    return json({ startAt, maxResults, total, fields: values });
  }),
  route("GET /rest/api/3/issue/{issueIdOrKey}/editmeta", "read:jira-work", function* (call) {
    return json({ fields: editMeta(call, yield* pathIssue(call)) });
  }),
];

/** The project, if the caller may create something in it. */
function creatable(call: Call) {
  return pathProject(call).andThen((project) =>
    can(call.site, call.caller.user, "CREATE_ISSUES", project)
      ? ok(project)
      : err(refuse(403, "You do not have permission to create issues in this project.")),
  );
}

function fieldsAt({ site }: Call, place: Place, screen: "create" | "edit") {
  return [...site.fields.values()].filter(
    (field) => contextAt(field, place) !== undefined && field.screens[screen] && kinds[field.kind].verbs.length > 0,
  );
}

/** What the caller may edit of an issue; nothing at all without the permission. */
export function editMeta(call: Call, issue: Issue): Readonly<Record<string, unknown>> {
  const { site, caller } = call;
  const project = projectOf(site, issue);
  if (!can(site, caller.user, "EDIT_ISSUES", project, issue)) return {};
  const required = project.issueTypes.find(({ typeId }) => typeId === issue.typeId)?.required ?? [];
  const reader = readerOf(call);
  return Object.fromEntries(
    fieldsAt(call, issue, "edit")
      .filter(({ id }) => id !== "issuetype" && id !== "project")
      .map((field) => [
        field.id,
        fieldMeta(reader, field, issue, field.id === "summary" || required.includes(field.id)),
      ]),
  );
}
