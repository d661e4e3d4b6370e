// How much each function has to load before it answers: size of the bundle and time to import it, beside the same
// integration by the vendors' own libraries. `node --conditions=@tenure/source packages/adapter-lambda/bench/cold-start.ts`
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "tsup";

const RUNS = 9;

/** Whether to bundle what `pnpm build` made, as whoever installs the packages does. */
const BUILT = process.argv.includes("--built");
const OURS = ["web", "worker", "sweep", "durable"];

const folder = mkdtempSync(join(tmpdir(), "cold-start-"));
const measured = new Map<string, Cost>();
for (const name of [...OURS, "theirs"]) measured.set(name, await measure(name));
rmSync(folder, { recursive: true });

const theirs = measured.get("theirs");
for (const [name, cost] of measured) {
  console.log(`${name.padEnd(8)}${line(cost)}`);
  if (theirs === undefined || cost === theirs) continue;
  const [smaller, faster] = [theirs.bytes / cost.bytes, theirs.ms / cost.ms];
  console.log(`        ${smaller.toFixed(1)} times smaller than theirs, ${faster.toFixed(1)} times faster`);
}

interface Cost {
  /** What is loaded to answer the first request. */
  readonly bytes: number;
  readonly gzip: number;
  /** What is loaded with the first mail or the first look into PostgreSQL, on top. */
  readonly later: number;
  readonly ms: number;
  /** The same once Node has kept what it compiled: `NODE_COMPILE_CACHE`, filled while the function is packaged. */
  readonly cachedMs: number;
}

async function measure(name: string): Promise<Cost> {
  const outDir = join(folder, name);
  await build({
    entry: { handler: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)) },
    outDir,
    format: ["esm"],
    target: "node24",
    platform: "node",
    minify: true,
    splitting: true,
    noExternal: [/.*/],
    external: ["pg-native"],
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    esbuildOptions: (options) => {
      if (!BUILT) options.conditions = ["@tenure/source"];
      // The runtime brings it along.
      options.external = [...(options.external ?? []), "@aws-sdk/*"];
    },
    config: false,
    silent: true,
    dts: false,
    removeNodeProtocol: false,
    outExtension: () => ({ js: ".mjs" }),
  });
  const sizes = new Map(readdirSync(outDir).map((file) => [file, readFileSync(join(outDir, file))]));
  const first = reached(sizes, "handler.mjs");
  const sum = (files: Iterable<string>) =>
    [...files].reduce((total, file) => total + (sizes.get(file)?.length ?? 0), 0);
  const whole = Buffer.concat([...first].map((file) => sizes.get(file) ?? Buffer.alloc(0)));
  return {
    bytes: sum(first),
    gzip: gzipSync(whole).length,
    later: sum(sizes.keys()) - sum(first),
    ...importTimes(join(outDir, "handler.mjs")),
  };
}

/** A file and what it imports at once; what it imports later is not followed. */
function reached(files: ReadonlyMap<string, Buffer>, file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = files.get(file)?.toString("utf8") ?? "";
  for (const [, next = ""] of source.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.mjs)"/g)) reached(files, next, seen);
  return seen;
}

/** With and without the cache in turns, so that a busy machine is busy for both. */
function importTimes(file: string): Pick<Cost, "ms" | "cachedMs"> {
  const cached = { ...process.env, NODE_COMPILE_CACHE: join(folder, "compiled") };
  importTime(file, cached);
  const runs = Array.from({ length: RUNS }, () => [importTime(file), importTime(file, cached)] as const);
  return { ms: median(runs.map(([plain]) => plain)), cachedMs: median(runs.map(([, fast]) => fast)) };
}

function importTime(file: string, env: NodeJS.ProcessEnv = process.env): number {
  const script = `const t=performance.now();await import(${JSON.stringify(pathToFileURL(file).href)});console.log(performance.now()-t)`;
  return Number(
    execFileSync(process.execPath, ["--no-deprecation", "--input-type=module", "-e", script], {
      encoding: "utf8",
      env,
    }),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function line({ bytes, cachedMs, gzip, later, ms }: Cost): string {
  const kilo = (count: number) => `${Math.round(count / 1000)} kB`;
  return `${kilo(bytes)} minified (${kilo(gzip)} gzipped), ${kilo(later)} more when needed; imported in ${Math.round(ms)} ms, ${Math.round(cachedMs)} ms with a compile cache, medians of ${RUNS}`;
}
