import { err, ok, type Result } from "neverthrow";
import { contextAt } from "../fields/field.ts";
import { type FieldWrites, merge, readFields } from "../fields/read-fields.ts";
import { isObject } from "../http/call.ts";
import { type Problem, refuse, refuseFields } from "../http/problem.ts";
import { can } from "../permissions/can.ts";
import type { IssueType, Project } from "../projects/project.ts";
import { openApproval } from "../service/open-approval.ts";
import { nextId, type Site } from "../site.ts";
import type { User } from "../users/user.ts";
import { issueCreated } from "../webhooks/announce.ts";
import { issueBy } from "./find-issue.ts";
import type { Issue } from "./issue.ts";
import { differences, putIssue, recordChange } from "./save-issue.ts";

/** How an issue is made. */
export interface Creation {
  readonly writes: FieldWrites;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly version: 2 | 3;
  readonly actor: User | undefined;
  /** The portal and imports write fields that are on no screen. */
  readonly anyScreen?: boolean;
  /** One of many at once: its webhook goes the slow way. */
  readonly bulk?: boolean;
}

/** Makes an issue, with everything that follows from it: changelog, index, webhooks, an approval to open. */
export function createIssue(site: Site, creation: Creation): Result<Issue, Problem> {
  const { writes, actor, version } = creation;
  const given = writes.fields ?? {};
  const project = findProject(site, given["project"]);
  if (project === undefined || !can(site, actor, "BROWSE_PROJECTS", project)) {
    return err(refuseFields({ project: "valid project is required" }));
  }
  const type = findType(site, project, given["issuetype"]);
  if (type.isErr()) return err(refuseFields({ issuetype: type.error }));
  if (!can(site, actor, "CREATE_ISSUES", project)) {
    return err(refuseFields({ project: "You do not have permission to create issues in this project." }));
  }
  const parent = findParent(site, project, type.value, given["parent"]);
  if (parent.isErr()) return err(parent.error);

  const place = { projectId: project.id, typeId: type.value.id };
  const { project: _project, issuetype: _type, parent: _parent, ...rest } = given;
  const read = readFields(
    { ...writes, fields: rest },
    {
      site,
      place,
      version,
      current: {},
      isOpen: ({ id, screens }) =>
        (creation.anyScreen === true || screens.create) &&
        (id !== "reporter" || creation.anyScreen === true || can(site, actor, "MODIFY_REPORTER", project)),
    },
  );
  if (read.isErr()) return err(read.error);
  const values = merge(
    { ...defaults(site, place), ...(actor === undefined ? {} : { reporter: actor.accountId }) },
    read.value,
  );
  const missing = missingFields(site, project, type.value, values);
  if (missing !== undefined) return err(refuseFields(missing));

  const now = site.clock.iso();
  const workflow = site.workflows.get(
    project.issueTypes.find(({ typeId }) => typeId === type.value.id)?.workflow ?? "",
  );
  const issue: Issue = {
    id: nextId(site, "issue", 10_001),
    key: `${project.key}-${nextId(site, `issues of ${project.id}`, 1)}`,
    ...place,
    statusId: workflow?.initial ?? "",
    ...(parent.value === undefined ? {} : { parentId: parent.value.id }),
    creatorId: actor?.accountId ?? null,
    created: now,
    updated: now,
    resolved: null,
    statusCategoryChanged: now,
    values,
    watchers: actor === undefined ? [] : [actor.accountId],
    properties: creation.properties ?? {},
  };
  putIssue(site, issue);
  recordChange(site, issue.id, issue.creatorId, []);
  openApproval(site, issue);
  issueCreated(site, issue, issue.creatorId, differences(site, undefined, issue), creation.bulk === true);
  return ok(issue);
}

function findProject(site: Site, given: unknown): Project | undefined {
  if (!isObject(given)) return undefined;
  const { id, key } = given;
  return [...site.projects.values()].find((one) => one.id === String(id ?? "") || one.key === key);
}

function findType(site: Site, project: Project, given: unknown): Result<IssueType, string> {
  if (!isObject(given)) return err("Specify an issue type");
  const types = project.issueTypes.flatMap(({ typeId }) => site.issueTypes.get(typeId) ?? []);
  const { id, name } = given;
  const found = types.find((type) => (id === undefined ? type.name === name : type.id === String(id)));
  return found === undefined ? err("Specify a valid issue type") : ok(found);
}

function findParent(site: Site, project: Project, type: IssueType, given: unknown): Result<Issue | undefined, Problem> {
  if (given === undefined || given === null) {
    return type.subtask
      ? err(refuse(400, "Issue type is a sub-task but parent issue key or id not specified."))
      : ok(undefined);
  }
  const named = isObject(given) ? (given["key"] ?? given["id"]) : undefined;
  const parent = issueBy(site, String(named ?? ""));
  if (parent === undefined) return err(refuseFields({ parent: "Could not find issue by id or key." }));
  if (type.subtask && parent.projectId !== project.id) {
    return err(refuseFields({ parent: "Sub-tasks must be created in the same project as the parent issue." }));
  }
  return ok(parent);
}

function defaults(
  site: Site,
  place: { readonly projectId: string; readonly typeId: string },
): Readonly<Record<string, unknown>> {
  const medium =
    [...site.priorities.values()].find(({ name }) => name === "Medium") ?? [...site.priorities.values()][0];
  const values: Record<string, unknown> = medium === undefined ? {} : { priority: medium.id };
  for (const field of site.fields.values()) {
    const context = contextAt(field, place);
    if (context?.default !== undefined) values[field.id] = context.default;
  }
  return values;
}

function missingFields(
  site: Site,
  project: Project,
  type: IssueType,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  const required = project.issueTypes.find(({ typeId }) => typeId === type.id)?.required ?? [];
  const errors: Record<string, string> = {};
  if (values["summary"] === undefined) errors["summary"] = "You must specify a summary of the issue.";
  for (const id of required) {
    if (values[id] === undefined) errors[id] = `${site.fields.get(id)?.name ?? id} is required.`;
  }
  return Object.keys(errors).length === 0 ? undefined : errors;
}
