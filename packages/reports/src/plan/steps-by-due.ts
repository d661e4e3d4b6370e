import type { Due, Step } from "@tenure/lifecycle-rules";

/** A step with its place in the plan, counted from 1. */
export interface NumberedStep {
  readonly number: number;
  readonly step: Step;
}

/** Steps that become due together. */
export interface DueGroup {
  readonly due: Due;
  readonly steps: readonly NumberedStep[];
}

/** The steps in the order in which their time comes, each keeping its number in the plan. */
export function stepsByDue(steps: readonly Step[]): readonly DueGroup[] {
  const groups = Map.groupBy(
    steps.map((step, index) => ({ number: index + 1, step })),
    ({ step }) => step.due,
  );
  return [...groups]
    .map(([due, members]) => ({ due, steps: members }))
    .toSorted((a, b) => order(a.due).localeCompare(order(b.due), "en"));
}

function order(due: Due): string {
  return due === "at-once" ? "" : due;
}
