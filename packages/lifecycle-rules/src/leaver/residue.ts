import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { nameOf } from "../person/name-of.ts";
import { byId } from "../plan/by-id.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Due, Step } from "../plan/plan.ts";
import { targetOf } from "../plan/step-target.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LeaverReasons } from "./leaver-reasons.ts";

/** Tasks for what stays behind in applications the leaver has, or had until this ticket took them. */
export function residueSteps(
  account: ObservedAccount,
  { rules }: ReferenceTable,
  { confirmedSteps = [], openedTasks }: Observation,
  due: Due,
  { causes }: LeaverReasons,
): readonly Step[] {
  const had = new Set([
    ...account.memberships.map(({ groupId }) => groupId),
    ...account.assignments.map(({ appId }) => appId),
    ...confirmedSteps.flatMap((step) => targetOf(step) ?? []),
  ]);
  return byId(rules.leaver?.residue ?? [], ({ task }) => task)
    .filter(({ targets }) => targets.some((target) => had.has(target)))
    .map(({ task, summary }) => {
      const details = [
        { label: "Name", value: nameOf(account) },
        { label: "Login", value: account.login },
      ];
      return makeStep({ kind: "open-task", task, summary, details }, { due, causes });
    })
    .filter(({ id }) => !openedTasks.includes(id));
}
