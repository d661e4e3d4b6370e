import { describe, expect, it } from "vitest";
import { glossaryProblems } from "./glossary-problems.ts";

const read = (path: string) => (path === "a.ts" ? "export interface Plan {}" : undefined);
const problems = (row: string) => glossaryProblems(`| word | meaning | type |\n| --- | --- | --- |\n${row}\n`, read);

describe("glossaryProblems", () => {
  it("finds nothing when the type is there", () => {
    expect(problems("| plan | what to do | [`Plan`](a.ts) |")).toEqual([]);
  });

  it.each([
    ["| plan | what to do | [`Plans`](a.ts) |", "does not export"],
    ["| plan | what to do | [`Plan`](b.ts) |", "does not exist"],
    ["| plan | what to do | Plan |", "no type to link"],
  ])("says what is wrong with %s", (row, because) => {
    expect(problems(row)).toEqual([expect.stringContaining(because)]);
  });
});
