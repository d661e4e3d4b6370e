// Everything CI looks at, stage by stage. Goes on after a failure, so that one run shows all there is to mend.
//   --only a,b    only these stages     --skip a,b   all but these
//   --changed     what was touched since main, uncommitted work included (or since --since REF)
//   --report FILE writes { passed, failed } for a machine
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs, styleText } from "node:util";
import { runStage } from "./stages/run-stage.ts";
import { changedStages, STAGES } from "./stages/stage.ts";
import { verdict } from "./stages/verdict.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    skip: { type: "string" },
    changed: { type: "boolean", default: false },
    since: { type: "string", default: "main" },
    report: { type: "string" },
  },
});
const list = (names: string | undefined) => names?.split(",").map((name) => name.trim());
const only = list(values.only);
const skip = list(values.skip) ?? [];
const all = values.changed ? changedStages(values.since) : STAGES;
const unknown = [...(only ?? []), ...skip].filter((name) => !all.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(", ")}; there are ${all.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const root = resolve(import.meta.dirname, "..");
const stages = all.filter(({ name }) => (only?.includes(name) ?? true) && !skip.includes(name));
const color = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
const started = performance.now();
const failed = [];
for (const stage of stages) {
  const { passed, seconds, output } = await runStage(stage, root, color);
  if (!passed) {
    failed.push(stage);
    console.log(output.trimEnd());
  }
  const mark = passed ? styleText("green", "passed") : styleText("red", "failed");
  console.log(`${mark}  ${stage.name.padEnd(12)}${seconds.toFixed(1).padStart(6)} s`);
}

if (values.report !== undefined) {
  mkdirSync(dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify({ passed: stages.length - failed.length, failed: failed.length }));
}
console.log(verdict(stages.length, failed, (performance.now() - started) / 1000));
process.exitCode = failed.length === 0 ? 0 : 1;
