import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { explains, readExplanations } from "./explained.ts";
import { type Figures, recordFigures } from "./figures.ts";
import { startJudge, type Verdict } from "./judge.ts";
import { keptVerdicts } from "./kept-verdicts.ts";
import { type Numbered, readSources } from "./sources.ts";
import { RULES, targetsFor } from "./targets.ts";
import { testsInOrder } from "./tests-in-order.ts";

/**
 * Prints every change of the deciding code that no test notices and the page does not explain, and ends with 1 if there
 * is one. `mutate leaver/ cell.ts` takes the files whose path contains one of the words; without words, all of them.
 * `--minutes 5` stops then, and the same command goes on from there. `--record` writes the figures on the page.
 */
const root = fileURLToPath(new URL("../../..", import.meta.url));
const page = join(root, "docs/explanation/mutation-testing.md");
const scratch = join(root, "node_modules/.tenure/mutation");
const { positionals: words, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: "string" }, record: { type: "boolean" } },
});
const until = performance.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
const seed = 7;

const targets = targetsFor(root, words);
const sources = readSources(root, targets, scratch);
const kept = keptVerdicts(join(scratch, "verdicts.json"), sources.hash, sources.mutants);
const explanations = readExplanations(page);
const verdicts = new Map<Numbered, Verdict>();
const inside = (file: string) => file.slice(RULES.length + 1);

const judge = await startJudge({
  sources: sources.path,
  targets: targets.map((file) => join(root, file)),
  tests: sources.tests.map((file) => join(root, file)),
  mutants: sources.mutants.length,
  seed,
});
const failing = judge.reached.filter(({ failure }) => failure !== undefined);
for (const { file, name, failure } of failing)
  console.error(`fails without any change: ${file} > ${name}\n  ${failure}`);
if (failing.length > 0) process.exit(2);
const inOrder = testsInOrder(judge);

const figures: Figures[] = [];
for (const file of targets) {
  const own = sources.mutants.filter((mutant) => mutant.file === file);
  for (const mutant of own) {
    const before = kept.of(mutant);
    if (before === undefined && performance.now() > until) break;
    const verdict = before ?? (await judge.judge(mutant.number, inOrder(mutant, kept.noticedBy(mutant))));
    if (before === undefined) kept.keep(mutant, verdict);
    verdicts.set(mutant, verdict);
    if (verdict.kind === "survived" && !explanations.some((one) => explains(one, mutant))) report(mutant);
  }
  if (own.length > 0 && own.every((mutant) => verdicts.has(mutant))) figures.push(figuresOf(file, own));
}
judge.close();

const open = sources.mutants.length - verdicts.size;
// Only a file that has been gone through can tell that an explanation explains nothing.
const idle = explanations.filter(
  (one) =>
    figures.some(({ file }) => file === one.file) &&
    ![...verdicts].some(([mutant, { kind }]) => kind === "survived" && explains(one, mutant)),
);
for (const { line } of idle) console.log(`EXPLAINS NOTHING ${line}`);
console.log("mutants  killed  (laws only)  timed out  explained  unexplained  file");
for (const one of figures) {
  const numbers = [one.mutants, one.killed, one.lawsOnly, one.timedOut, one.explained, one.unexplained];
  const widths = [7, 6, 11, 9, 9, 11];
  console.log([...numbers.map((number, column) => String(number).padStart(widths[column] ?? 0)), one.file].join("  "));
}
if (open > 0) console.log(`${open} of ${sources.mutants.length} mutants are left; the same command goes on with them`);
if (values.record === true) {
  const today = new Date().toISOString().slice(0, 10);
  recordFigures(page, figures, targetsFor(root, []).map(inside), today);
}
process.exitCode = idle.length > 0 || figures.some(({ unexplained }) => unexplained > 0) ? 1 : 0;

function report({ file, line, code, from, to }: Numbered): void {
  const short = (text: string) => text.replaceAll(/\s+/g, " ").slice(0, 90);
  console.log(`SURVIVED ${inside(file)}:${line}  ${short(from)}  →  ${short(to)}  in  ${code}`);
}

function figuresOf(file: string, own: readonly Numbered[]): Figures {
  const count = (holds: (verdict: Verdict, mutant: Numbered) => boolean) =>
    own.filter((mutant) => {
      const verdict = verdicts.get(mutant);
      return verdict !== undefined && holds(verdict, mutant);
    }).length;
  const explained = count(
    ({ kind }, mutant) => kind === "survived" && explanations.some((one) => explains(one, mutant)),
  );
  return {
    file: inside(file),
    mutants: own.length,
    killed: count(({ kind }) => kind === "killed"),
    lawsOnly: count((verdict) => verdict.kind === "killed" && verdict.by.includes("/laws/")),
    timedOut: count(({ kind }) => kind === "timed-out"),
    explained,
    unexplained: count(({ kind }) => kind === "survived") - explained,
  };
}
