import type { Plan } from "../plan/plan.ts";
import type { BrakeLimits } from "../reference-table/rules.ts";
import type { BrakeMemory } from "./brake-memory.ts";
import { shareOver } from "./share-over.ts";
import type { TrippedBrake } from "./tripped-brakes.ts";
import { stepsInWindow, windowHours } from "./window.ts";

/** What shuts somebody out: the mark of a leaver, whatever else is done for them. */
const SHUTS_OUT: readonly string[] = ["suspend-account", "deactivate-account"];

/** How many people may leave in a window, in number and in percent of the workforce. */
export function leaverBrakes(
  plans: readonly Plan[],
  limits: BrakeLimits,
  memory: BrakeMemory | undefined,
): readonly TrippedBrake[] {
  const leaving = plans.filter(
    ({ kind, steps }) => kind === "leaver" && steps.some(({ action }) => SHUTS_OUT.includes(action.kind)),
  );
  if (leaving.length === 0) return [];
  const before = stepsInWindow(memory, limits).filter(({ kind }) => kind === "leaver");
  const ticketsOf = (...kinds: readonly string[]) =>
    before.filter(({ action }) => kinds.includes(action.kind)).map(({ ticketId }) => ticketId);
  const { size } = new Set([...leaving.map(({ ticket }) => ticket.id), ...ticketsOf(...SHUTS_OUT)]);
  const gone = new Set(ticketsOf("deactivate-account")).size;
  return [...inNumber(size, limits), ...inPercent(size, gone, limits, memory)];
}

function inNumber(count: number, limits: BrakeLimits): readonly TrippedBrake[] {
  const limit = limits.maxLeavers;
  if (limit === undefined || count <= limit) return [];
  const sentence = `${people(count)} would have lost their account within ${windowHours(limits)} hours; the table allows ${limit}.`;
  return [{ kind: "max-leavers", sentence, count, limit }];
}

function inPercent(
  count: number,
  gone: number,
  limits: BrakeLimits,
  memory: BrakeMemory | undefined,
): readonly TrippedBrake[] {
  const limit = limits.maxLeaversPercent;
  if (limit === undefined || memory === undefined) return [];
  const kind = "max-leavers-percent";
  if (memory.people === undefined) {
    const sentence = `How many people work here is not known, so the limit of ${limit} % leavers cannot be judged.`;
    return [{ kind, sentence, count, limit }];
  }
  // Who was deactivated in the window is no longer among the people, and was at its beginning.
  const share = shareOver(count, memory.people + gone, limit);
  if (share === undefined) return [];
  const sentence = `${share} % of the people would have lost their account within ${windowHours(limits)} hours; the table allows ${limit} %.`;
  return [{ kind, sentence, count: share, limit }];
}

/** So many people, in words. */
export function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
