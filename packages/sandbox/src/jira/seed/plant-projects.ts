import type { JiraSeed } from "../jira-seed.ts";
import type { Project, ProjectIssueType, RequestTypeField } from "../projects/project.ts";
import { nextId, type Site } from "../site.ts";
import { granteeOf, named } from "./plant-catalogue.ts";
import { accountIdOf } from "./plant-people.ts";
import { serviceWorkflow, simpleWorkflow } from "./standard-site.ts";

type SeedProject = JiraSeed["projects"][number];

/** Puts in projects with what they offer, and lets the contexts of fields point to them. */
export function plantProjects(site: Site, seed: JiraSeed): void {
  for (const given of seed.projects) {
    const project = readProject(site, given);
    site.projects.set(project.id, project);
  }
  pointContexts(site);
  for (const template of seed.formTemplates) {
    const id = template.id ?? site.random.uuid();
    const questions = template.questions.map(({ jiraField, questionKey, ...rest }) => ({
      ...rest,
      ...(jiraField === undefined ? {} : { jiraField }),
      ...(questionKey === undefined ? {} : { questionKey }),
    }));
    site.formTemplates.set(id, { id, name: template.name, projectId: projectIdOf(site, template.project), questions });
  }
  for (const given of seed.projects) plantRequestTypes(site, given);
}

/** The project a seed names by key or id. */
export function projectIdOf(site: Site, keyOrId: string): string {
  const found = site.projects.get(keyOrId) ?? [...site.projects.values()].find(({ key }) => key === keyOrId);
  if (found === undefined) throw new Error(`The seed names the project "${keyOrId}", which it does not have.`);
  return found.id;
}

/** The issue type a seed names by name or id. */
export function typeIdOf(site: Site, nameOrId: string): string {
  const found = site.issueTypes.get(nameOrId) ?? [...site.issueTypes.values()].find(({ name }) => name === nameOrId);
  if (found === undefined) throw new Error(`The seed names the issue type "${nameOrId}", which it does not have.`);
  return found.id;
}

function readProject(site: Site, given: SeedProject): Project {
  const isDesk = given.type === "service_desk";
  const workflow = given.workflow ?? (isDesk ? serviceWorkflow.name : simpleWorkflow.name);
  const types = given.issueTypes ?? [isDesk ? "Service request" : "Task", "Sub-task"];
  const first = [...site.users.keys()][0] ?? "";
  return {
    id: given.id ?? nextId(site, "project", 10_000),
    key: given.key,
    name: given.name ?? given.key,
    description: given.description,
    type: given.type,
    simplified: given.simplified,
    leadId: given.lead === undefined ? first : accountIdOf(site, given.lead),
    issueTypes: types.map((type) => readType(site, type, workflow)),
    components: given.components.map(named).map((one) => ({ ...one, id: one.id ?? nextId(site, "component") })),
    versions: given.versions.map((one) => ({ ...one, id: one.id ?? nextId(site, "version") })),
    securityLevels: given.securityLevels.map((level) => ({
      ...level,
      id: level.id ?? nextId(site, "security level"),
      members: level.members.map((grantee) => granteeOf(site, grantee)),
    })),
    permissions: Object.fromEntries(
      Object.entries(given.permissions).map(([key, grantees]) => [key, grantees.map((one) => granteeOf(site, one))]),
    ),
    ...(isDesk
      ? {
          serviceDesk: {
            id: given.serviceDeskId ?? nextId(site, "service desk", 1),
            agents: given.agents.map((one) => granteeOf(site, one)),
            queues: (given.queues ?? [openQueue(given.key)]).map((queue) => ({
              ...queue,
              id: queue.id ?? nextId(site, "queue", 1),
            })),
          },
        }
      : {}),
  };
}

function openQueue(key: string): NonNullable<SeedProject["queues"]>[number] {
  return {
    name: "All open",
    jql: `project = ${key} AND resolution = Unresolved ORDER BY created ASC`,
    fields: ["issuetype", "summary", "created", "reporter"],
  };
}

function readType(
  site: Site,
  given: string | { type: string; workflow?: string | undefined; required: string[] },
  workflow: string,
): ProjectIssueType {
  const type = typeof given === "string" ? { type: given, required: [] } : given;
  const typeId = typeIdOf(site, type.type);
  // Sub-tasks of a service project are plain work.
  const standard = site.issueTypes.get(typeId)?.subtask === true ? simpleWorkflow.name : workflow;
  const name = ("workflow" in type ? type.workflow : undefined) ?? standard;
  if (!site.workflows.has(name)) throw new Error(`The seed names the workflow "${name}", which it does not have.`);
  return { typeId, workflow: name, required: type.required };
}

function pointContexts(site: Site): void {
  for (const field of site.fields.values()) {
    site.fields.set(field.id, {
      ...field,
      ...(field.projectId === undefined ? {} : { projectId: projectIdOf(site, field.projectId) }),
      contexts: field.contexts.map((context) => ({
        ...context,
        ...(context.projects === undefined ? {} : { projects: context.projects.map((key) => projectIdOf(site, key)) }),
        ...(context.issueTypes === undefined
          ? {}
          : { issueTypes: context.issueTypes.map((name) => typeIdOf(site, name)) }),
      })),
    });
  }
}

function plantRequestTypes(site: Site, given: SeedProject): void {
  const projectId = projectIdOf(site, given.key);
  const project = site.projects.get(projectId);
  const standard =
    project?.issueTypes.find(({ typeId }) => site.issueTypes.get(typeId)?.subtask === false)?.typeId ?? "";
  for (const type of given.requestTypes) {
    const id = type.id ?? nextId(site, "request type", 1);
    const fields = type.fields.map((field): RequestTypeField => {
      const one = typeof field === "string" ? { field, description: "", required: false, hidden: false } : field;
      const known = site.fields.get(one.field);
      if (known === undefined)
        throw new Error(
          `The request type "${type.name}" names the field "${one.field}", which the seed does not have.`,
        );
      const { label, preset } = one as { label?: string; preset?: unknown };
      return {
        fieldId: one.field,
        label: label ?? known.name,
        description: one.description,
        required: one.required,
        hidden: one.hidden,
        ...(preset === undefined ? {} : { preset }),
      };
    });
    const summary = { fieldId: "summary", label: "Summary", description: "", required: true, hidden: false };
    const form = type.form === undefined ? undefined : templateIdOf(site, type.form);
    site.requestTypes.set(id, {
      id,
      name: type.name,
      description: type.description,
      helpText: type.helpText,
      projectId,
      issueTypeId: type.issueType === undefined ? standard : typeIdOf(site, type.issueType),
      fields: fields.some(({ fieldId }) => fieldId === "summary") ? fields : [summary, ...fields],
      ...(form === undefined ? {} : { form }),
      restricted: type.restricted,
    });
  }
}

/** The form template a seed names by id or name. */
export function templateIdOf(site: Site, idOrName: string): string {
  const found =
    site.formTemplates.get(idOrName) ?? [...site.formTemplates.values()].find(({ name }) => name === idOrName);
  if (found === undefined) throw new Error(`The seed names the form "${idOrName}", which it does not have.`);
  return found.id;
}
