import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startJudge } from "./judge.ts";
import { mutantsOf } from "./mutants.ts";
import { TARGETS } from "./targets.ts";

/**
 * Prints every change of the deciding code that no test notices. `pnpm mutate brakes/ cell.ts` takes the files whose
 * path contains one of the words; without words, all of them.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const words = process.argv.slice(2);
const targets = TARGETS.filter(({ file }) => words.length === 0 || words.some((word) => file.includes(word)));
const short = (text: string) => text.replaceAll(/\s+/g, " ").slice(0, 70);
const table = ["mutants  survived  file"];
const judge = await startJudge(root);

for (const { file, tests } of targets) {
  const path = join(root, file);
  if (!(await judge.passes(tests, path, undefined))) throw new Error(`the tests of ${file} fail without any change`);
  const mutants = mutantsOf(file, readFileSync(path, "utf8"));
  let survived = 0;
  for (const mutant of mutants) {
    if (!(await judge.passes(tests, path, mutant))) continue;
    survived += 1;
    console.log(`SURVIVED ${file}:${mutant.line}  ${short(mutant.from)}  =>  ${short(mutant.to)}`);
  }
  table.push(`${String(mutants.length).padStart(7)} ${String(survived).padStart(9)}  ${file}`);
  console.log(table.at(-1));
}
await judge.close();
console.log(`\n${table.join("\n")}`);
