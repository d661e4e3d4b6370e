import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { type Mutant, mutantsOf, withSwitches } from "./mutants.ts";
import { RULES } from "./targets.ts";

/** One place where the rules may be changed: a mutant, the file it is in, and its number in this run. */
export interface Numbered extends Mutant {
  readonly file: string;
  readonly number: number;
}

/** The rules as they stand at one moment, with a switch for every mutant of the files that are tried. */
export interface Sources {
  /** The JSON file they are kept in: path to JavaScript. */
  readonly path: string;
  readonly mutants: readonly Numbered[];
  readonly tests: readonly string[];
  /** Of all that is read, tests and this tool included. A verdict of other sources is no verdict. */
  readonly hash: string;
}

/** Reads the package once, so that what is changed while the mutants are tried changes nothing. */
export function readSources(root: string, targets: readonly string[], scratch: string): Sources {
  const tool = globSync(`${import.meta.dirname}/*.ts`).map((file) => readFileSync(file, "utf8"));
  const files = globSync(`${RULES}/**/*.ts`, { cwd: root }).toSorted();
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
  const mutants: Numbered[] = [];
  const written: Record<string, string> = {};
  for (const [file, text] of texts) {
    const own = targets.includes(file) ? mutantsOf(file, text) : [];
    const switched = withSwitches(text, own, mutants.length);
    written[join(root, file)] = stripTypeScriptTypes(switched).replaceAll("new WeakMap", "new $ForgetfulMap");
    mutants.push(...own.map((mutant, index) => ({ ...mutant, file, number: mutants.length + index })));
  }
  const path = join(scratch, "sources.json");
  mkdirSync(scratch, { recursive: true });
  writeFileSync(path, JSON.stringify(written));
  return {
    path,
    mutants,
    tests: files.filter((file) => file.endsWith(".test.ts")),
    hash: createHash("sha256")
      .update(JSON.stringify([tool, [...texts]]))
      .digest("hex"),
  };
}
