// Is every Result looked at? Prints each statement that drops one.
// Tests and contract suites are left out: they make a call to see what the other side got, and assert that instead.
import { globSync } from "node:fs";
import { relative, resolve } from "node:path";
import ts from "typescript";
import { workspaceOptions } from "./program/workspace-options.ts";
import { droppedResults } from "./results/dropped-results.ts";

const root = resolve(import.meta.dirname, "..");
const files = globSync("{packages/*/src,examples/*,tools/*}/**/*.ts", {
  cwd: root,
  exclude: ["**/node_modules/**", "**/dist/**", "**/*.test.ts", "**/describe-*.ts"],
}).map((path) => resolve(root, path));
const drops = droppedResults(ts.createProgram(files, workspaceOptions(root)), files);

for (const { file, line, column, text } of drops) {
  console.error(`${relative(root, file)}:${line}:${column} drops a Result: ${text}`);
}
console.log(`${files.length} files, ${drops.length} dropped Results`);
if (drops.length > 0)
  console.log("Where a failure changes nothing, say so: `.unwrapOr(undefined)`, and why in a comment.");
process.exitCode = drops.length === 0 ? 0 : 1;
