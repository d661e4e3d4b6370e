import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { allowedRate } from "./allowed-rate.ts";
import { bundleSize } from "./bundle-size.ts";

const script = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
const node = (...args: string[]) => execFileSync(process.execPath, args, { encoding: "utf8" });
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number, digits = 1) => Number(value.toFixed(digits));

function importCost(modules: readonly string[]) {
  const runs = Array.from(
    { length: 9 },
    () =>
      JSON.parse(node("--expose-gc", script("import-cost"), ...modules)) as {
        ms: number;
        heapMb: number;
        rssMb: number;
      },
  );
  return {
    ms: round(median(runs.map(({ ms }) => ms))),
    heapMb: round(median(runs.map(({ heapMb }) => heapMb))),
    rssMb: round(median(runs.map(({ rssMb }) => rssMb))),
  };
}

async function readsPerSecond() {
  const server = spawn(process.execPath, [script("server")], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(server.stdout, "data")) as [Buffer];
  const reads = (which: string) =>
    median([1, 2, 3].map(() => Number(node(script("reads"), which, String(port).trim(), "3000"))));
  const measured = {
    "jira ours": reads("jira-ours"),
    "jira.js": reads("jira-theirs"),
    "okta ours": reads("okta-ours"),
    "okta-sdk-nodejs": reads("okta-theirs"),
  };
  server.kill();
  return measured;
}

const ours = ["@tenure/okta-client", "@tenure/jira-client"];
const theirs = ["@okta/okta-sdk-nodejs", "jira.js"];
const imports = {
  ours: importCost(ours),
  theirs: importCost(theirs),
  "jira ours": importCost(["@tenure/jira-client"]),
  "jira.js": importCost(["jira.js"]),
  "okta ours": importCost(["@tenure/okta-client"]),
  "okta-sdk-nodejs": importCost(["@okta/okta-sdk-nodejs"]),
};
const bundles = {
  ours: await bundleSize("lambda-ours"),
  theirs: await bundleSize("lambda-theirs"),
  "theirs, jira.js picked apart": await bundleSize("lambda-picked"),
};
const rate = await allowedRate();
const reads = await readsPerSecond();

console.log("import (median of 9 fresh processes)");
console.table(imports);
console.log("bundle of a Lambda that creates a user and comments on an issue (bytes)");
console.table(bundles);
console.log("reads per second against a local server, ten at a time (median of 3)");
console.table(reads);
console.log("5,000 reads under 600 a minute, virtual time");
console.table({
  ours: { utilisation: round(rate.utilisation, 4), refused: rate.refused, minutes: round(rate.minutes, 2) },
});

const aims: readonly (readonly [string, boolean])[] = [
  [
    `import ${round(imports.theirs.ms / imports.ours.ms)} times faster (aim 5)`,
    imports.theirs.ms / imports.ours.ms >= 5,
  ],
  [
    `bundle ${round(bundles.theirs.bytes / bundles.ours.bytes)} times smaller (aim 10), gzipped ${round(bundles.theirs.gzip / bundles.ours.gzip)}`,
    bundles.theirs.bytes / bundles.ours.bytes >= 10,
  ],
  [
    `${round(rate.utilisation * 100)} % of the allowed rate, ${rate.refused} refused (aim 97 % and none)`,
    rate.utilisation >= 0.97 && rate.refused === 0,
  ],
];
for (const [aim, met] of aims) console.log(`${met ? "met   " : "missed"} ${aim}`);
process.exitCode = aims.every(([, met]) => met) ? 0 : 1;
