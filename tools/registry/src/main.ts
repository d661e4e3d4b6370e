// Rehearses a release: publishes every package to a registry on this machine and uses them as a stranger would.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publishedPackages } from "./published-package.ts";
import { run } from "./run.ts";
import { startRegistry } from "./start-registry.ts";
import { writeConsumer } from "./write-consumer.ts";

const root = resolve(import.meta.dirname, "../../..");
const scratch = mkdtempSync(join(tmpdir(), "tenure-release-"));
const folder = (name: string) => {
  mkdirSync(join(scratch, name));
  return join(scratch, name);
};
const started = performance.now();
const say = (what: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${what}`);

const packages = publishedPackages(root);
await run(root, process.env, "turbo", "run", "build", "--output-logs=errors-only");
say(`built ${packages.length} packages`);

const registry = await startRegistry(folder("registry"));
try {
  // Started through npx, we inherit settings in lower case that beat everything; with them the packages would go to
  // the default registry. None of them is kept, and the registry is named outright.
  const userconfig = join(scratch, "npmrc");
  writeFileSync(
    userconfig,
    `@tenure:registry=${registry.url}\n//${new URL(registry.url).host}/:_authToken=${registry.token}\n`,
  );
  const inherited = Object.entries(process.env).filter(([name]) => !/^p?npm_config_/i.test(name));
  const env = { ...Object.fromEntries(inherited), npm_config_userconfig: userconfig };
  await run(
    root,
    env,
    "pnpm",
    "publish",
    "-r",
    "--no-git-checks",
    "--filter",
    "./packages/*",
    "--registry",
    registry.url,
  );
  say(`published to ${registry.url}`);

  const anonymous = await fetch(`${registry.url}@tenure%2flifecycle-rules`);
  if (anonymous.status !== 401) throw new Error(`somebody without an account may read: status ${anonymous.status}`);

  const consumer = folder("consumer");
  writeConsumer(consumer, packages, registry, { versions: versionsOf(packages.flatMap(({ peers }) => peers)) });
  await run(consumer, process.env, "pnpm", "install", "--prefer-offline", "--no-frozen-lockfile");
  say("installed in a project outside the workspace");
  await run(consumer, process.env, "pnpm", "exec", "tsc", "-p", ".");
  say("compiled there");
  console.log((await run(consumer, process.env, "node", "everything.ts")).trimEnd().replace(/^/gm, "         "));
  await run(consumer, process.env, "node", "required.cjs");
  say("every entry imported, and required");
  for (const program of packages.flatMap(({ programs }) => programs)) {
    await run(consumer, process.env, "pnpm", "exec", program, "--help");
    say(`${program} --help`);
  }
  await run(consumer, process.env, "pnpm", "exec", "tenure", "demo", "--json");
  say("the demo, as installed");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await registry.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** The versions of peers and compiler that this workspace is tested with. */
function versionsOf(peers: readonly string[]): Readonly<Record<string, string>> {
  const catalog = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  // vitest, which the entries for tests bring, wants its own peer.
  const names = [...new Set([...peers, "typescript", "@types/node", "vite"])];
  return Object.fromEntries(
    names.map((name) => {
      const version = new RegExp(`^  "?${name}"?: (\\S+)$`, "m").exec(catalog)?.[1];
      if (version === undefined) throw new Error(`${name} is not in the catalog`);
      return [name, version];
    }),
  );
}
