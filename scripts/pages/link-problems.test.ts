import { describe, expect, it } from "vitest";
import { linkProblems } from "./link-problems.ts";

const files = new Map([
  ["docs/a.md", "# One\n## Two words, said\n"],
  ["README.md", ""],
]);
const problems = (text: string) =>
  linkProblems(
    "docs/b.md",
    text,
    (path) => path === "docs/b.md" || files.has(path),
    (path) => files.get(path) ?? text,
  );

describe("linkProblems", () => {
  it("follows links to files, headings and itself, and leaves the web alone", () => {
    expect(
      problems("# Me\n[a](a.md) [b](a.md#two-words-said) [c](../README.md) [d](https://okta.com/x) [e](#me)"),
    ).toEqual([]);
  });

  it("does not follow what stands in code", () => {
    expect(problems("`[a](gone.md)`\n```md\n[a](gone.md)\n```\n")).toEqual([]);
  });

  it("names what leads nowhere", () => {
    expect(problems("[a](gone.md) [b](a.md#three)")).toEqual([
      "docs/b.md: gone.md leads nowhere",
      'docs/b.md: docs/a.md has no heading "three"',
    ]);
  });
});
