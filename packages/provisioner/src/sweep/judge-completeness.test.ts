import { aTable, someRules } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { judgeCompleteness } from "./judge-completeness.ts";

describe("judgeCompleteness", () => {
  it.each([
    ["an empty answer, although nothing is known of before", 0, undefined, "incomplete"],
    ["an empty answer after a full one", 0, 400, "incomplete"],
    ["the first read there is", 400, undefined, "complete"],
    ["95 % of the last", 380, 400, "complete"],
    ["less than 95 % of the last", 379, 400, "incomplete"],
    ["more than the last", 500, 400, "complete"],
  ] as const)("judges %s", (_, seen, before, kind) => {
    expect(judgeCompleteness(seen, before, aTable()).kind).toBe(kind);
  });

  it("allows what the table allows to be missing", () => {
    const table = aTable({ rules: someRules({ brakes: { maxRemovals: 5, maxMissingPercent: 20 } }) });

    expect(judgeCompleteness(321, 400, table).kind).toBe("complete");
    expect(judgeCompleteness(319, 400, table)).toMatchObject({
      kind: "incomplete",
      sentence: expect.stringContaining("319"),
    });
  });
});
