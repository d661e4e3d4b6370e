import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { TARGETS, type Target } from "./targets.ts";

/**
 * Prints every change of the deciding code that no test notices. `pnpm mutate brakes/ cell.ts` takes the files whose
 * path contains one of the words; without words, all of them.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const config = fileURLToPath(new URL("../vitest.config.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "mutants-"));
const words = process.argv.slice(2);
const LANES = 2;
/** A change may make a loop endless: that is noticed too. */
const PATIENCE = 60_000;

/** Whether the tests pass with a file changed; `undefined` stands for the file as it is. */
function survives(target: Target, mutant: Mutant | undefined, lane: number): Promise<boolean> {
  const note = join(scratch, `${lane}.json`);
  if (mutant !== undefined) writeFileSync(note, JSON.stringify({ file: join(root, target.file), text: mutant.text }));
  const laws = { TENURE_LAW_RUNS: "40", TENURE_LAW_SEED: "7" };
  const env = { ...process.env, ...laws, ...(mutant === undefined ? {} : { TENURE_MUTANT: note }) };
  return new Promise((resolve) => {
    const args = ["run", "--config", config, "--root", root, "--bail", "1", ...target.tests];
    const run = spawn(join(root, "node_modules/.bin/vitest"), args, {
      cwd: root,
      env,
      stdio: "ignore",
      timeout: PATIENCE,
    });
    run.on("exit", (code) => resolve(code === 0));
  });
}

interface Job {
  readonly target: Target;
  readonly mutant: Mutant;
}

const jobs: Job[] = [];
const counts = new Map<string, { all: number; survived: number }>();
for (const target of TARGETS.filter(({ file }) => words.length === 0 || words.some((word) => file.includes(word)))) {
  if (!(await survives(target, undefined, 0))) throw new Error(`the tests of ${target.file} fail without any change`);
  const mutants = mutantsOf(target.file, readFileSync(join(root, target.file), "utf8"));
  counts.set(target.file, { all: mutants.length, survived: 0 });
  jobs.push(...mutants.map((mutant) => ({ target, mutant })));
}
console.log(`${jobs.length} mutants in ${counts.size} files`);

async function work(lane: number): Promise<void> {
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    const { target, mutant } = job;
    if (!(await survives(target, mutant, lane))) continue;
    const count = counts.get(target.file);
    if (count !== undefined) count.survived += 1;
    const short = (text: string) => text.replaceAll(/\s+/g, " ").slice(0, 70);
    console.log(`SURVIVED ${target.file}:${mutant.line}  ${short(mutant.from)}  =>  ${short(mutant.to)}`);
  }
}

await Promise.all(Array.from({ length: LANES }, (_, lane) => work(lane)));
rmSync(scratch, { recursive: true });
console.log("\nmutants  survived  file");
for (const [file, { all, survived }] of counts)
  console.log(`${String(all).padStart(7)} ${String(survived).padStart(9)}  ${file}`);
