import { compareDue } from "../plan/change-access.ts";
import { firstReady } from "../plan/first-ready.ts";
import type { Step } from "../plan/plan.ts";
import { targetOf } from "../plan/step-target.ts";
import type { ApplicationFacts } from "./application-facts.ts";

/**
 * Puts the leaving of groups an application is told of before the end of its assignment: Okta tells an application
 * nothing more about somebody who is not assigned, so that they would keep there what the groups gave. A group that
 * goes later than the assignment, because its row overlaps longer, holds up nothing.
 */
export function pushedFirst(steps: readonly Step[], applications: readonly ApplicationFacts[] = []): readonly Step[] {
  const leaving = new Map(
    steps.flatMap((step) => (step.action.kind === "remove-from-group" ? [[step.action.groupId, step] as const] : [])),
  );
  const pushes = pushesOf(applications, leaving);
  const ordered = steps.map((step) => {
    const before = (endsAssignment(step) ? (pushes.get(targetOf(step) ?? "") ?? []) : [])
      .filter((push) => push.id !== step.id && compareDue(push.due, step.due) <= 0)
      .map(({ id }) => id)
      .toSorted();
    return before.length === 0 ? step : { ...step, after: [...new Set([...step.after, ...before])] };
  });
  return ordered.some((step, at) => step !== steps[at]) ? firstReady(ordered) : steps;
}

const endsAssignment = ({ action: { kind } }: Step) => kind === "unassign-application" || kind === "remove-from-group";

/** By what assigns an application, its id or a group: the leaving of groups it is told of. */
function pushesOf(
  applications: readonly ApplicationFacts[],
  leaving: ReadonlyMap<string, Step>,
): ReadonlyMap<string, readonly Step[]> {
  const pushes = new Map<string, readonly Step[]>();
  for (const { appId, assignedBy = [], pushed = [] } of applications) {
    const told = pushed.flatMap((groupId) => leaving.get(groupId) ?? []);
    const assigns = [...(appId === undefined ? [] : [appId]), ...assignedBy.map(({ groupId }) => groupId)];
    if (told.length > 0) for (const id of new Set(assigns)) pushes.set(id, [...(pushes.get(id) ?? []), ...told]);
  }
  return pushes;
}
