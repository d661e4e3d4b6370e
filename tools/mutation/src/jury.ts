import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { collected, nowReading } from "./collected.ts";

/** What the parent says first: the sources as they were read, with switches, and which mutant is chosen from the start. */
export interface Brief {
  readonly sources: string;
  /** The files with mutants, which are read first: what they do then is done for every test. */
  readonly targets: readonly string[];
  readonly tests: readonly string[];
  readonly mutants: number;
  readonly chosen: number;
  readonly seed: number;
}

/** One mutant, and the tests to try it with, in order; `-1` is none. */
export interface Question {
  readonly mutant: number;
  readonly tests: readonly number[];
}

/** What is said of a test without a mutant: how long it takes, and which mutants it reaches. */
export interface Reached {
  readonly file: string;
  readonly name: string;
  readonly milliseconds: number;
  readonly mutants: readonly number[];
  readonly failure?: string;
}

/** The mutants that are reached while files are read: the targets, and each file of tests. */
export interface AtLoad {
  readonly targets: readonly number[];
  readonly tests: Readonly<Record<string, readonly number[]>>;
}

export type Answer =
  | { readonly kind: "loaded"; readonly atLoad: AtLoad; readonly tests: number }
  | { readonly kind: "reached"; readonly reached: readonly Reached[] }
  | { readonly kind: "killed"; readonly by: number; readonly spoilt: boolean }
  | { readonly kind: "survived" };

const say = (answer: Answer) => process.send?.(answer);

let chosen = -1;
let seen = new Uint8Array(0);
let age = 0;

/** What is remembered of a table under one mutant must not be believed under the next. */
class ForgetfulMap<K extends WeakKey, V> {
  private kept = new WeakMap<K, V>();
  private since = age;
  private current(): WeakMap<K, V> {
    if (this.since !== age) this.kept = new WeakMap();
    this.since = age;
    return this.kept;
  }
  get(key: K): V | undefined {
    return this.current().get(key);
  }
  has(key: K): boolean {
    return this.current().has(key);
  }
  set(key: K, value: V): this {
    this.current().set(key, value);
    return this;
  }
}

async function load(brief: Brief): Promise<void> {
  const texts: Record<string, string> = JSON.parse(readFileSync(brief.sources, "utf8"));
  const urls = new Map(Object.entries(texts).map(([path, text]) => [pathToFileURL(path).href, text]));
  const standIn = new URL("collected.ts", import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "vitest" && urls.has(context.parentURL ?? "")
        ? { url: standIn, shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) => {
      const source = urls.get(url);
      return source === undefined ? next(url, context) : { format: "module", source, shortCircuit: true };
    },
  });
  seen = new Uint8Array(brief.mutants);
  chosen = brief.chosen;
  Object.assign(globalThis, {
    $m: (mutant: number) => {
      seen[mutant] = 1;
      return mutant === chosen;
    },
    $ForgetfulMap: ForgetfulMap,
  });
  fc.configureGlobal({ seed: brief.seed, endOnFailure: true });
  for (const target of brief.targets) await import(pathToFileURL(target).href);
  const targets = reachedSince();
  const tests: Record<string, readonly number[]> = {};
  for (const test of brief.tests) {
    nowReading(test);
    await import(pathToFileURL(test).href);
    tests[test] = reachedSince();
  }
  say({ kind: "loaded", atLoad: { targets, tests }, tests: collected.length });
}

function reachedSince(): readonly number[] {
  const numbers = [...seen.keys()].filter((mutant) => seen[mutant] === 1);
  seen.fill(0);
  return numbers;
}

async function failure(test: number, mutant: number): Promise<string | undefined> {
  chosen = mutant;
  age += 1;
  try {
    await collected[test]?.run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    chosen = -1;
  }
}

async function reach(): Promise<void> {
  const reached: Reached[] = [];
  for (const [index, { file, name }] of collected.entries()) {
    const start = performance.now();
    const failed = await failure(index, -1);
    const milliseconds = performance.now() - start;
    reached.push({
      file,
      name,
      milliseconds,
      mutants: reachedSince(),
      ...(failed === undefined ? {} : { failure: failed }),
    });
  }
  say({ kind: "reached", reached });
}

async function judge({ mutant, tests }: Question): Promise<void> {
  for (const test of tests) {
    if ((await failure(test, mutant)) === undefined) continue;
    // A test that now fails without the mutant was spoilt by one before it, and says nothing.
    say({ kind: "killed", by: test, spoilt: (await failure(test, -1)) !== undefined });
    return;
  }
  say({ kind: "survived" });
}

process.on("message", (message: Brief | Question | "reach") => {
  if (message === "reach") void reach();
  else if ("sources" in message) void load(message);
  else void judge(message);
});
