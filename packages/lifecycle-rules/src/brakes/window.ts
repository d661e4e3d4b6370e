import type { BrakeLimits } from "../reference-table/rules.ts";
import type { BrakeMemory, PastStep } from "./brake-memory.ts";

/** Length of the rolling window, in hours. */
export function windowHours({ windowHours: hours = 24 }: BrakeLimits): number {
  return hours;
}

/** What happened inside the window that ends at the moment of judging. */
export function stepsInWindow(memory: BrakeMemory | undefined, limits: BrakeLimits): readonly PastStep[] {
  if (memory === undefined) return [];
  const from = Date.parse(memory.now) - windowHours(limits) * 3_600_000;
  return memory.steps.filter(({ at }) => Date.parse(at) > from);
}
