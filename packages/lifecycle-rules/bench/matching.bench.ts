import { describe, expect, it } from "vitest";
import { somePeople, someRows } from "./companies.ts";
import { compileMatcher, matchOneByOne } from "./subject.ts";

/** Fewer people where walking every row takes long: each of them costs the same. */
describe.each([
  [200, 100],
  [50, 1_000],
  [5, 10_000],
])("matching %i people on %i rows", (crowd, count) => {
  const people = somePeople(crowd);
  const rows = someRows(count);
  const matcher = compileMatcher(rows);

  it("is never slower than walking every row", { timeout: 120_000 }, async ({ bench }) => {
    const result = await bench.compare(
      bench("compiled", () => {
        for (const person of people) matcher((name) => person[name]).map(({ id }) => id);
      }),
      bench("row by row", () => {
        for (const person of people) matchOneByOne({ rows }, person).map(({ id }) => id);
      }),
    );

    expect(result.get("compiled").latency.mean).toBeLessThan(result.get("row by row").latency.mean);
  });
});
