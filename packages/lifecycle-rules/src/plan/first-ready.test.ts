import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstReady } from "./first-ready.ts";
import { makeStep } from "./make-step.ts";
import type { Step } from "./plan.ts";

const leave = (groupId: string, after: readonly string[] = []): Step =>
  makeStep({ kind: "remove-from-group", groupId, name: groupId }, { due: "at-once", causes: [], after });
const idOf = (at: number) => leave(String(at)).id;

/** The same, one look over all that is left for every step: plain, and slow. */
function oneByOne(steps: readonly Step[]): readonly Step[] {
  const waiting = new Set(steps.map(({ id }) => id));
  const [first] = steps;
  const freed = first && { ...first, after: first.after.filter((id) => !waiting.has(id)) };
  const next = steps.find(({ after }) => !after.some((id) => waiting.has(id))) ?? freed;
  return next === undefined ? [] : [next, ...oneByOne(steps.filter(({ id }) => id !== next.id))];
}

describe("firstReady", () => {
  it("orders as a plain look over what is left does, through circles too", () => {
    const steps = fc
      .array(fc.array(fc.nat(13), { maxLength: 4 }), { maxLength: 12 })
      .map((all) => all.map((after, at) => leave(String(at), after.map(idOf))));

    fc.assert(
      fc.property(steps, (some) => {
        expect(firstReady(some)).toEqual(oneByOne(some));
      }),
      { numRuns: 500 },
    );
  });

  it("takes every step of a long chain that stands the wrong way round, and of a wide one", () => {
    const many = Array.from({ length: 20_000 }, (_, at) => at);
    const chain = many.map((at) => leave(String(at), [idOf(at + 1)]));
    const wide = [leave("last", many.map(idOf)), ...many.map((at) => leave(String(at)))];

    expect(firstReady(chain).map(({ id }) => id)).toEqual(many.toReversed().map(idOf));
    expect(firstReady(wide).at(-1)?.id).toBe(leave("last").id);
  });
});
