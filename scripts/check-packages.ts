// Are the packages what they say, and do they know only whom they may? Prints one line per problem.
import { globSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import ts from "typescript";
import { ALLOWED_ARROWS } from "./boundaries/allowed-arrows.ts";
import { importProblems } from "./boundaries/import-problems.ts";
import { type LintSettings, lintProblems } from "./boundaries/lint-problems.ts";
import type { Manifest } from "./boundaries/manifest.ts";
import { manifestProblems } from "./boundaries/manifest-problems.ts";
import { reachable } from "./boundaries/reachable.ts";

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

const folders = globSync("packages/*/package.json")
  .map((path) => path.split("/")[1] ?? "")
  .sort();
const manifests = new Map(folders.map((folder) => [folder, readJson<Manifest>(`packages/${folder}/package.json`)]));
const entries = new Map(
  [...manifests.values(), ...globSync("{examples,tools}/*/package.json").map((path) => readJson<Manifest>(path))].map(
    ({ name, exports }) => [name ?? "", Object.keys(exports ?? {})],
  ),
);
const shared = Object.keys(readJson<Manifest>("package.json").devDependencies ?? {});
const settings = readJson<LintSettings>("biome.json");
const licence = readFileSync("LICENSE", "utf8");

/** The source files behind what users import or run, the entry for their tests excepted. */
function publishedEntries({ exports, bin }: Manifest): readonly string[] {
  const modules = Object.keys(exports ?? {}).filter((entry) => !entry.endsWith(".json"));
  const names = modules.map((entry) => (entry === "." ? "index" : entry.replace("./", "")));
  const programs = Object.values(bin ?? {}).map((path) => path.replace(/^.*\/|\.js$/g, ""));
  return [...names, ...programs].filter((name) => name !== "testing").map((name) => `src/${name}.ts`);
}

function problemsOf(folder: string, manifest: Manifest): readonly string[] {
  const root = `packages/${folder}`;
  const arrows = ALLOWED_ARROWS[folder];
  const files = readdirSync(root);
  const problems = [...manifestProblems(folder, manifest, arrows, files)];
  if (files.includes("LICENSE") && readFileSync(`${root}/LICENSE`, "utf8") !== licence) {
    problems.push("LICENSE differs from the root's");
  }
  if (arrows === undefined) return problems;
  problems.push(...lintProblems(folder, settings, arrows));
  const specifiers = new Map(
    globSync(`${root}/{src,test,scripts,bench}/**/*.ts`).map((path) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(path, "utf8"), true, true);
      return [relative(root, path), importedFiles.map(({ fileName }) => fileName)];
    }),
  );
  const published = reachable(publishedEntries(manifest), specifiers);
  const tested = reachable(
    [...specifiers.keys()].filter((file) => !file.startsWith("src/") || file.includes(".test.")),
    specifiers,
  );
  const forTests = reachable(["src/testing.ts"], specifiers);
  for (const [file, imported] of specifiers) {
    const imports = { file, specifiers: imported, published: published.has(file) };
    problems.push(...importProblems(imports, manifest, arrows, entries, shared));
    if (![published, tested, forTests].some((files) => files.has(file))) problems.push(`${file}: nothing imports it`);
  }
  return problems;
}

const problems = [...manifests].flatMap(([folder, manifest]) =>
  problemsOf(folder, manifest).map((problem) => `packages/${folder}: ${problem}`),
);
for (const problem of problems) console.error(problem);
console.log(`${folders.length} packages, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
