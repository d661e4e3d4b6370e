import { compareDue } from "../plan/change-access.ts";
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
  const ordered = steps.map((step) => {
    const pushes = applications
      .filter((one) => endsAssignment(step, one))
      .flatMap(({ pushed = [] }) => pushed.flatMap((groupId) => leaving.get(groupId) ?? []))
      .filter((push) => push.id !== step.id && compareDue(push.due, step.due) <= 0)
      .map(({ id }) => id)
      .toSorted();
    return pushes.length === 0 ? step : { ...step, after: [...new Set([...step.after, ...pushes])] };
  });
  return ordered.some((step, at) => step !== steps[at]) ? inOrder(ordered) : steps;
}

function endsAssignment(step: Step, { appId, assignedBy = [] }: ApplicationFacts): boolean {
  const target = targetOf(step);
  if (step.action.kind === "unassign-application") return target === appId;
  return step.action.kind === "remove-from-group" && assignedBy.some(({ groupId }) => groupId === target);
}

/** The same order, but that nothing stands before what it waits for. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const waiting = new Set(steps.map(({ id }) => id));
  // Two groups that each push what the other assigns would wait for each other for ever: then the first does not.
  const next = steps.find(({ after }) => !after.some((id) => waiting.has(id))) ?? free(steps[0], waiting);
  return next === undefined ? [] : [next, ...inOrder(steps.filter(({ id }) => id !== next.id))];
}

function free(step: Step | undefined, waiting: ReadonlySet<string>): Step | undefined {
  return step === undefined ? undefined : { ...step, after: step.after.filter((id) => !waiting.has(id)) };
}
