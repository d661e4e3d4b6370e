import { describe, expect, it } from "vitest";
import type { BrakeLimits } from "../reference-table/rules.ts";
import { aTable, someRules } from "../testing/builders.ts";
import { impact } from "./impact.ts";
import { impactBrakes } from "./impact-brakes.ts";

const people = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `p${place}`, attributes: { department: "Engineering" } }));

/** What happens to engineers when their row goes, under some limits. */
function withoutEngineering(count: number, brakes: BrakeLimits) {
  const before = aTable();
  const rows = before.rows.filter(({ id }) => id !== "engineering");
  const after = { ...before, rows, rules: someRules({ brakes }) };
  return impactBrakes(impact(before, after, people(count)), after).map(({ kind, count: sum }) => [kind, sum]);
}

describe("impactBrakes", () => {
  it("holds what a table takes against the limits of that table, as if it were taken at once", () => {
    expect(withoutEngineering(4, { maxRemovals: 2 })).toEqual([]);
    expect(withoutEngineering(4, { maxRemovals: 1 })).toEqual([["max-removals", 2]]);
    expect(withoutEngineering(4, { maxRemovals: 9, maxRemovalsInWindow: 7 })).toEqual([["max-removals-in-window", 8]]);
    expect(withoutEngineering(4, { maxRemovals: 9, maxRemovalsPerGroup: 3 })).toEqual([["max-removals-per-group", 4]]);
    expect(withoutEngineering(4, { maxRemovals: 9, maxRemovalsPerRow: 7 })).toEqual([["max-removals-per-row", 8]]);
  });

  it("knows how many had a group before, so that a share of it can be judged", () => {
    expect(withoutEngineering(4, { maxRemovals: 9, maxRemovalsPerGroupPercent: 99 })).toEqual([
      ["max-removals-per-group-percent", 100],
    ]);
  });

  it("has nothing to say where nobody loses anything", () => {
    expect(impactBrakes(impact(aTable(), aTable(), people(3)), aTable())).toEqual([]);
  });
});
