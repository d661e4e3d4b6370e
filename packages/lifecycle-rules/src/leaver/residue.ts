import type { ApplicationFacts, ApplicationResidue } from "../applications/application-facts.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { nameOf } from "../person/name-of.ts";
import { byId } from "../plan/by-id.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Due, Step } from "../plan/plan.ts";
import { targetOf } from "../plan/step-target.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import { addHours } from "../time/add-hours.ts";
import type { Instant } from "../time/instant.ts";
import type { LeaverReasons } from "./leaver-reasons.ts";

/** When tasks are opened, and the instant from which deadlines count: when somebody is shut out. */
export interface ResidueTiming {
  readonly due: Due;
  readonly shutOutAt: Instant;
}

/**
 * Tasks for what stays behind in applications the leaver has, or had until this ticket took them: those of the
 * leaver's rules, and those each application brings along, with who has to end it, until when, and what proves it.
 */
export function residueSteps(
  account: ObservedAccount,
  { rules }: ReferenceTable,
  { confirmedSteps = [], openedTasks }: Observation,
  { due, shutOutAt }: ResidueTiming,
  { causes }: LeaverReasons,
): readonly Step[] {
  const had = new Set([
    ...account.memberships.map(({ groupId }) => groupId),
    ...account.assignments.flatMap(({ appId, label }) => [appId, labelled(label)]),
    ...confirmedSteps.flatMap((step) => targetOf(step) ?? []),
  ]);
  const person = [
    { label: "Name", value: nameOf(account) },
    { label: "Login", value: account.login },
  ];
  const own = (rules.leaver?.residue ?? [])
    .filter(({ targets }) => targets.some((target) => had.has(target)))
    .map(({ task, summary }) => makeStep({ kind: "open-task", task, summary, details: person }, { due, causes }));
  const brought = (rules.applications ?? [])
    .filter((application) => targetsOf(application).some((target) => had.has(target)))
    .flatMap(({ label, residue = [] }) =>
      residue.map(({ task, summary, owner, withinHours, ...proof }) => {
        const dueBy = addHours(shutOutAt, withinHours);
        const details = [...person, { label: "Application", value: label }, ...facts(owner, dueBy, proof)];
        return makeStep({ kind: "open-task", task, summary, details, owner, dueBy }, { due, causes });
      }),
    );
  const steps = new Map([...brought, ...own].map((step) => [step.id, step]));
  return byId([...steps.values()], ({ id }) => id).filter(({ id }) => !openedTasks.includes(id));
}

function targetsOf({ appId, label, assignedBy = [], pushed = [] }: ApplicationFacts): readonly string[] {
  const groups = [...assignedBy.map(({ groupId }) => groupId), ...pushed];
  return [...(appId === undefined ? [labelled(label)] : [appId]), ...groups];
}

/** Okta holds a label once, so it stands for an id nobody wrote down. */
const labelled = (label: string) => `label:${label}`;

function facts(owner: string, dueBy: Instant, { endedBy, evidence }: Pick<ApplicationResidue, "endedBy" | "evidence">) {
  return [
    { label: "Owner", value: owner },
    { label: "Done by", value: `${dueBy.slice(0, 16).replace("T", " ")} UTC` },
    ...(endedBy === undefined ? [] : [{ label: "Ended by", value: endedBy }]),
    { label: "Closed by", value: evidence },
  ];
}
