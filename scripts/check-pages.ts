// Do the pages tell the truth? Links lead somewhere, glossary words are types, generated pages are up to date.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { generatedPages } from "./pages/generated-pages.ts";
import { glossaryProblems } from "./pages/glossary-problems.ts";
import { linkProblems } from "./pages/link-problems.ts";

process.chdir(resolve(import.meta.dirname, ".."));
const read = (path: string) => readFileSync(path, "utf8");
const exclude = ["**/node_modules/**", "docs/api/**"];
const pages = globSync(["*.md", ".changeset/*.md", "{docs,packages,examples,tools}/**/*.md"], { exclude });

const problems = pages.flatMap((page) => linkProblems(page, read(page), existsSync, read));
const glossary = (path: string) => (existsSync(join("docs", path)) ? read(join("docs", path)) : undefined);
problems.push(...glossaryProblems(read("docs/glossary.md"), glossary).map((problem) => `docs/glossary.md: ${problem}`));
for (const { page, text } of generatedPages()) {
  if (!existsSync(page) || read(page) !== text) problems.push(`${page}: is out of date; run pnpm generate`);
}

for (const problem of problems) console.error(problem);
console.log(`${pages.length} pages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
