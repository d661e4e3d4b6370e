import { describe, expect, it } from "vitest";
import { somePeople, someRows } from "./companies.ts";
import { compileMatcher, matchOneByOne } from "./subject.ts";

const people = somePeople(200);

describe.each([100, 1_000, 10_000])("matching 200 people on %i rows", (count) => {
  const rows = someRows(count);
  const matcher = compileMatcher(rows);

  it("is never slower than walking every row", async ({ bench }) => {
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
