import type { JiraSeed } from "../jira-seed.ts";
import { nextId, type Site } from "../site.ts";
import type { Workflow } from "../workflows/workflow.ts";
import { accountIdOf } from "./plant-people.ts";
import {
  approvalWorkflow,
  serviceWorkflow,
  simpleWorkflow,
  standardIssueTypes,
  standardStatuses,
} from "./standard-site.ts";

/** Puts in statuses, priorities, resolutions, types of issues and links, and workflows. */
export function plantCatalogue(site: Site, seed: JiraSeed): void {
  for (const status of withStandard(seed.statuses, standardStatuses)) {
    const id = status.id ?? nextId(site, "status", 10_000);
    site.statuses.set(id, { ...status, id });
  }
  for (const type of withStandard(seed.issueTypes, standardIssueTypes)) {
    const id = type.id ?? nextId(site, "issue type", 10_001);
    site.issueTypes.set(id, { ...type, id });
  }
  for (const priority of seed.priorities.map(named)) {
    const id = priority.id ?? nextId(site, "priority", 1);
    site.priorities.set(id, { ...priority, id });
  }
  for (const resolution of seed.resolutions.map(named)) {
    const id = resolution.id ?? nextId(site, "resolution", 10_000);
    site.resolutions.set(id, { ...resolution, id });
  }
  for (const type of seed.linkTypes) {
    const id = type.id ?? nextId(site, "link type", 10_000);
    site.linkTypes.set(id, { ...type, id });
  }
  const approvers =
    seed.fields.find(({ name, kind }) => name === "Approvers" && kind === "users")?.id ?? "customfield_10003";
  const standard = [simpleWorkflow, serviceWorkflow, approvalWorkflow(approvers)];
  for (const workflow of withStandard(seed.workflows, standard)) {
    site.workflows.set(workflow.name, readWorkflow(site, workflow));
  }
}

/** What the seed has, and of the standard what it does not name itself. */
function withStandard<T extends { readonly name: string }>(given: readonly T[], standard: readonly T[]): readonly T[] {
  const names = new Set(given.map(({ name }) => name));
  return [...given, ...standard.filter(({ name }) => !names.has(name))];
}

/** A name alone, or with an id. */
export function named(given: string | { id?: string | undefined; name: string; description: string }) {
  return typeof given === "string" ? { name: given, description: "" } : given;
}

function readWorkflow(site: Site, workflow: JiraSeed["workflows"][number]): Workflow {
  const statusId = (name: string): string => {
    const found = site.statuses.get(name) ?? [...site.statuses.values()].find((status) => status.name === name);
    if (found === undefined)
      throw new Error(`The workflow "${workflow.name}" names the status "${name}", which the seed does not have.`);
    return found.id;
  };
  return {
    name: workflow.name,
    initial: statusId(workflow.initial),
    transitions: workflow.transitions.map(({ id, name, from, to, screen, validators, allowed, sets, customer }) => ({
      id,
      name,
      from: from === undefined ? "any" : from.map(statusId),
      to: statusId(to),
      ...(screen === undefined
        ? {}
        : {
            screen: screen.map((one) =>
              typeof one === "string"
                ? { fieldId: one, required: false }
                : { fieldId: one.field, required: one.required },
            ),
          }),
      validators: validators.map(({ field, message }) => ({
        fieldId: field,
        ...(message === undefined ? {} : { message }),
      })),
      allowed: allowed.map((grantee) => granteeOf(site, grantee)),
      sets,
      customer,
    })),
    approvals: workflow.approvals.map(({ status, ...step }) => ({ ...step, statusId: statusId(status) })),
  };
}

/** A grantee of a seed: e-mails become account ids, everything else stays. */
export function granteeOf(site: Site, grantee: string): string {
  return grantee.includes("@") ? accountIdOf(site, grantee) : grantee;
}
