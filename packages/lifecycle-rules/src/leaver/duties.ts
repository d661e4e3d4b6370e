import type { Duty, Observation, ObservedAccount } from "../observation/observation.ts";
import { nameOf } from "../person/name-of.ts";
import { byId } from "../plan/by-id.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Due, Finding, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LeaverRequest } from "../request/request.ts";
import type { LeaverReasons } from "./leaver-reasons.ts";

const WORDS: Readonly<Record<Duty["kind"], string>> = {
  manages: "is the manager of",
  approves: "approves",
  "owns-group": "owns the group",
  "owns-api-token": "owns the API token",
  "holds-role": "holds the admin role",
  "last-member": "is the last member of",
};

/** What stops a leaver: a required group would stand empty. A person must decide, by the documented way. */
export function dutyRefusals(
  { rules }: Pick<ReferenceTable, "rules">,
  { duties = [] }: Observation,
): readonly Refusal[] {
  const required = new Set(rules.requiredGroups ?? []);
  return inOrder(duties)
    .filter(({ kind, id }) => kind === "last-member" && required.has(id))
    .map(({ name }) => ({
      kind: "last-member",
      sentence: `The leaver is the last member of "${name}"; add somebody else first.`,
    }));
}

/**
 * Whether the account must stay whole until the ticket names who takes over: people would be without a manager, or
 * automation would die unannounced. Shutting out does not wait, and who must go at once goes at once.
 */
export function waitsForHandOver({ leave, handOverTo }: LeaverRequest, { duties = [] }: Observation): boolean {
  const bound = duties.some(({ kind }) => kind === "manages" || kind === "owns-api-token");
  return bound && leave.kind !== "immediate" && handOverTo === undefined;
}

/** What the leaver answers for, one sentence each. */
export function dutyFindings({ duties = [] }: Observation): readonly Finding[] {
  return inOrder(duties).map(({ kind, name }) => ({
    kind: `leaver-${kind}`,
    sentence: `The leaver ${WORDS[kind]} ${name}.`,
  }));
}

/** A task to hand over what the leaver answers for, opened when they are shut out. */
export function dutySteps(
  account: ObservedAccount,
  { duties = [], openedTasks }: Observation,
  due: Due,
  { causes }: LeaverReasons,
): readonly Step[] {
  if (duties.length === 0) return [];
  const details = inOrder(duties).map(({ kind, name }) => ({ label: WORDS[kind], value: name }));
  const summary = `Hand over what ${nameOf(account)} answers for`;
  const step = makeStep({ kind: "open-task", task: "hand-over", summary, details }, { due, causes });
  return openedTasks.includes(step.id) ? [] : [step];
}

/** By what they are about, then by what they are: one group may be owned by somebody and have them as its last member. */
function inOrder(duties: readonly Duty[]): readonly Duty[] {
  return byId(duties, ({ id, kind, name }) => `${id}\n${kind}\n${name}`);
}
