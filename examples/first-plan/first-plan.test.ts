import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Hashes change with every rule that is refined; what a reader sees does not. */
const withoutHashes = (text: string) => text.replace(/\b[0-9a-f]{12,}\b/g, "…");

it("prints the plan that the README shows", () => {
  const printed = execFileSync(process.execPath, ["--conditions=@tenure/source", "first-plan.ts"], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });

  expect(withoutHashes(printed)).toBe(withoutHashes(readFileSync(`${import.meta.dirname}/plan.txt`, "utf8")));
});
