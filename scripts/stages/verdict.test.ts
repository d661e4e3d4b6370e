import { describe, expect, it } from "vitest";
import { verdict } from "./verdict.ts";

const stage = (name: string, mend: string) => ({ name, mend, commands: [] });

describe("verdict", () => {
  it("says that all is well", () => {
    expect(verdict(11, [], 61.4)).toBe("All 11 stages passed in 61 s.");
  });

  it("names what failed and one command that does what is needed, each part once", () => {
    const failed = [stage("format", "pnpm fix"), stage("lint", "pnpm fix && pnpm lint"), stage("tests", "pnpm test")];
    expect(verdict(11, failed, 20)).toBe(
      "3 of 11 failed in 20 s: format, lint, tests. Next: pnpm fix && pnpm lint && pnpm test",
    );
  });
});
