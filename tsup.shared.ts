import { readFileSync } from "node:fs";
import type { Options } from "tsup";

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** The sources behind everything the package in this folder exports or runs, so that no list can forget one. */
function entries(): string[] {
  const { exports, bin = {} } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const names = Object.keys(exports)
    .filter((entry) => !entry.endsWith(".json"))
    .map((entry) => (entry === "." ? "index" : entry.slice("./".length)));
  const programs = Object.values(bin).map((path) => path.replace(/^.*\/|\.js$/g, ""));
  return [...new Set([...names, ...programs])].map((name) => `src/${name}.ts`);
}

/** How every package is built: ESM, types beside it, `node:` imports kept. */
export const shared: Options = {
  entry: entries(),
  format: ["esm"],
  target: "node22",
  platform: "node",
  dts: true,
  sourcemap: true,
  clean: true,
  // What two entries share is one module, not two copies of its state.
  splitting: true,
  // tsup's default strips the prefix, and `node:sqlite` does not load without it.
  removeNodeProtocol: false,
};

/**
 * The same, with files that come out as files of their own: those that need a library whose manifest does not say that
 * it may be left out. In one file with the rest, a bundler keeps the library for whoever never calls it.
 */
export function withApart(...sources: readonly string[]): Options {
  return { ...shared, entry: [...entries(), ...sources] };
}
