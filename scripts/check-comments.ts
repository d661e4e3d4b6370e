// Does every export say what it is for? Prints the ones that do not.
import { globSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";
import { undocumented } from "./comments/undocumented.ts";
import { workspaceOptions } from "./program/workspace-options.ts";

const root = resolve(import.meta.dirname, "..");
const entries = globSync("packages/*/src/{index,testing,restate,msw}.ts", { cwd: root }).map((path) =>
  resolve(root, path),
);
const program = ts.createProgram(entries, workspaceOptions(root));
const found = new Map(
  entries
    .flatMap((entry) => undocumented(program, entry))
    .map((one) => [`${relative(root, one.file)}:${one.line}`, one.name]),
);

for (const [place, name] of found) console.error(`${place} ${name} is exported and has no comment`);
console.log(`${entries.length} entries, ${found.size} exports without a comment`);
process.exitCode = found.size === 0 ? 0 : 1;
