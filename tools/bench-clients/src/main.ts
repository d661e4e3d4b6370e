import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { allowedRate } from "./allowed-rate.ts";
import { bundleSize } from "./bundle-size.ts";
import { aimsOf, type Figures, type ImportCost, type ReadCost } from "./figures.ts";
import { FIGURES_PAGE, figuresPage } from "./figures-page.ts";

const script = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
const node = (...args: string[]) => execFileSync(process.execPath, args, { encoding: "utf8" });
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number, digits = 1) => Number(value.toFixed(digits));

type Side = keyof Figures["imports"];
type Reader = keyof Figures["reads"];

const MODULES: Readonly<Record<Side, readonly string[]>> = {
  ours: ["@tenure/okta-client", "@tenure/jira-client"],
  theirs: ["@okta/okta-sdk-nodejs", "jira.js"],
  "jira ours": ["@tenure/jira-client"],
  "jira.js": ["jira.js"],
  "okta ours": ["@tenure/okta-client"],
  "okta-sdk-nodejs": ["@okta/okta-sdk-nodejs"],
};
const READERS: Readonly<Record<Reader, string>> = {
  "jira ours": "jira-ours",
  "jira.js": "jira-theirs",
  "okta ours": "okta-ours",
  "okta-sdk-nodejs": "okta-theirs",
};

/** Measures each by turns, so that a machine that is busy for a while is busy for all. */
function byTurns<Name extends string, T>(
  names: Readonly<Record<Name, unknown>>,
  rounds: number,
  measure: (name: Name) => T,
): (name: Name) => readonly T[] {
  const order = Object.keys(names) as Name[];
  const all = Array.from({ length: rounds }, () => order.map((name) => [name, measure(name)] as const)).flat();
  return (wanted) => all.filter(([name]) => name === wanted).map(([, measured]) => measured);
}

function importCosts(): Figures["imports"] {
  const cost = (name: Side) => JSON.parse(node("--expose-gc", script("import-cost"), ...MODULES[name])) as ImportCost;
  const runsOf = byTurns(MODULES, 9, cost);
  const summed = (name: Side): ImportCost => ({
    ms: round(median(runsOf(name).map(({ ms }) => ms))),
    cpuMs: round(median(runsOf(name).map(({ cpuMs }) => cpuMs))),
    heapMb: round(median(runsOf(name).map(({ heapMb }) => heapMb))),
    rssMb: round(median(runsOf(name).map(({ rssMb }) => rssMb))),
  });
  return mapValues(MODULES, summed);
}

async function readCosts(): Promise<Figures["reads"]> {
  const server = spawn(process.execPath, [script("server")], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(server.stdout, "data")) as [Buffer];
  const cost = (name: Reader) =>
    JSON.parse(node(script("reads"), READERS[name], String(port).trim(), "3000")) as ReadCost;
  const runsOf = byTurns(READERS, 3, cost);
  server.kill();
  return mapValues(READERS, (name) => ({
    perSecond: median(runsOf(name).map(({ perSecond }) => perSecond)),
    cpuMicros: median(runsOf(name).map(({ cpuMicros }) => cpuMicros)),
  }));
}

function mapValues<Name extends string, T>(
  names: Readonly<Record<Name, unknown>>,
  value: (name: Name) => T,
): Record<Name, T> {
  return Object.fromEntries((Object.keys(names) as Name[]).map((name) => [name, value(name)])) as Record<Name, T>;
}

const figures: Figures = {
  imports: importCosts(),
  bundles: {
    ours: await bundleSize("lambda-ours"),
    theirs: await bundleSize("lambda-theirs"),
    "theirs, jira.js picked apart": await bundleSize("lambda-picked"),
  },
  rate: await allowedRate(),
  reads: await readCosts(),
};

console.log("import (median of 9 fresh processes)");
console.table(figures.imports);
console.log("bundle of a Lambda that creates a user and comments on an issue (bytes)");
console.table(figures.bundles);
console.log("reads against a local server, ten at a time (median of 3)");
console.table(figures.reads);
console.log("5,000 reads under 600 a minute, virtual time");
console.table({ ours: figures.rate });
console.log("aims");
console.table(aimsOf(figures));

if (process.argv.includes("--record")) {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? "unknown processor"}, Node ${process.version}, with ${loadavg()[1]?.toFixed(1)} processes wanting to run at once`;
  writeFileSync(FIGURES_PAGE, figuresPage(figures, machine));
}
process.exitCode = aimsOf(figures).every(({ met }) => met) ? 0 : 1;
