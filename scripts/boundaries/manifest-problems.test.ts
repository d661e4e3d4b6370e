import { describe, expect, it } from "vitest";
import type { Manifest } from "./manifest.ts";
import { manifestProblems } from "./manifest-problems.ts";

const built = { types: "./dist/index.d.ts", default: "./dist/index.js" };
const good: Manifest = {
  name: "@tenure/reports",
  description: "Pictures of domain values.",
  license: "Apache-2.0",
  type: "module",
  sideEffects: false,
  repository: { directory: "packages/reports" },
  engines: { node: ">=22.18" },
  exports: { ".": { "@tenure/source": "./src/index.ts", ...built }, "./package.json": "./package.json" },
  publishConfig: { exports: { ".": built, "./package.json": "./package.json" } },
  files: ["dist", "README.md", "LICENSE"],
  scripts: { build: "tsup" },
  dependencies: { "@tenure/lifecycle-rules": "workspace:^" },
};
const arrows = { source: ["@tenure/lifecycle-rules"], tests: [], bundled: [] };
const files = ["README.md", "LICENSE", "tsconfig.json"];
const problems = (changes: Manifest) => manifestProblems("reports", { ...good, ...changes }, arrows, files);

describe("manifestProblems", () => {
  it("finds nothing in a manifest that keeps to the table", () => {
    expect(problems({})).toEqual([]);
  });

  it.each<[string, Manifest]>([
    ['"license" is "MIT"', { license: "MIT" }],
    ['"sideEffects" is true', { sideEffects: true }],
    ['"repository.directory"', { repository: { directory: "packages/report" } }],
    ['"files" leaves out LICENSE', { files: ["dist", "README.md"] }],
    ["other entries", { publishConfig: { exports: {} } }],
    ["may not depend on @tenure/service", { dependencies: { "@tenure/service": "workspace:^" } }],
    ["not even in tests", { devDependencies: { "@tenure/sandbox": "workspace:^" } }],
    ['not "workspace:^"', { dependencies: { "@tenure/lifecycle-rules": "^0.1.0" } }],
    ["neverthrow as its own dependency", { dependencies: { neverthrow: "catalog:" } }],
  ])("says %s", (sentence, changes) => {
    expect(problems(changes)).toEqual([expect.stringContaining(sentence)]);
  });

  it("asks for the files a package is published with", () => {
    expect(manifestProblems("reports", good, arrows, [])).toHaveLength(3);
  });

  it("asks what a new package may know", () => {
    const [problem] = manifestProblems("reports", good, undefined, files);
    expect(problem).toContain("allowed-arrows.ts");
  });
});
