// Does the TypeScript in our pages and doc comments compile? Prints the compiler's word on each line that does not.
import { globSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fencesIn } from "./fences/fence.ts";
import { fenceProblems } from "./fences/fence-program.ts";
import { workspaceOptions } from "./program/workspace-options.ts";

const root = resolve(import.meta.dirname, "..");
const exclude = ["**/node_modules/**", "**/dist/**", "docs/api/**", "**/*.test.ts"];
const pages = globSync(["*.md", "{docs,packages,examples,tools}/**/*.md", "packages/*/src/**/*.ts"], {
  cwd: root,
  exclude,
});
const fences = pages.map((page) => resolve(root, page)).flatMap((file) => fencesIn(file, readFileSync(file, "utf8")));
// The hosts have what the packages below them have, and the frameworks besides.
const homes = globSync("packages/*", { cwd: root })
  .sort()
  .map((folder) => resolve(root, folder));
const problems = fenceProblems(fences, { ...workspaceOptions(root), noUnusedLocals: false }, homes);

for (const { file, line, sentence } of problems) console.error(`${relative(root, file)}:${line} ${sentence}`);
console.log(
  `${fences.length} fences in ${new Set(fences.map(({ file }) => file)).size} files, ${problems.length} problems`,
);
if (problems.length > 0) console.log("What a doc comment may take for granted stands in scripts/fences/scenes.ts.");
process.exitCode = problems.length === 0 ? 0 : 1;
