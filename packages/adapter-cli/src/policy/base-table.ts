import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import type { ReferenceTable, TableRules } from "@tenure/lifecycle-rules";
import { errAsync, okAsync, ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { readTableFile, readTableText } from "./read-table-file.ts";

/** Where a table is looked for at a revision that names no file: beside the configuration, by these names. */
const USUAL = ["reference-table.csv", "reference-table.yaml", "reference-table.yml"] as const;

/** Places a base is looked up from. */
export interface BasePlaces {
  /** Folder the command runs in. */
  readonly folder: string;
  /** The configuration's file. */
  readonly config: string;
}

/**
 * The table another is compared with: a file, or a git revision (`main`, `HEAD~1`) of the table beside the
 * configuration, or a file of a revision as git writes it (`main:policy/reference-table.csv`, from the repository's root).
 */
export function baseTable(base: string, rules: TableRules, places: BasePlaces): ResultAsync<ReferenceTable, Complaint> {
  const { config, folder } = places;
  if (existsSync(resolve(folder, base))) {
    return readTableFile(folder, base, rules).asyncAndThen((table) => okAsync(table));
  }
  // Git would take it for an option.
  if (base.startsWith("-")) return errAsync(noBase(base));
  const beside = dirname(resolve(folder, config));
  const objects = base.includes(":") ? [base] : USUAL.map((name) => `${base}:./${name}`);
  return firstOf(objects, beside)
    .mapErr(() => noBase(base))
    .andThen(({ name, text }) => readTableText(text, rules, name).asyncAndThen((table) => okAsync(table)));
}

interface Found {
  readonly name: string;
  readonly text: string;
}

function firstOf([object, ...others]: readonly string[], folder: string): ResultAsync<Found, "none"> {
  if (object === undefined) return errAsync("none");
  return shown(object, folder).orElse(() => firstOf(others, folder));
}

function shown(object: string, folder: string): ResultAsync<Found, "none"> {
  return ResultAsync.fromPromise(
    promisify(execFile)("git", ["-C", folder, "show", object], { maxBuffer: 256 * 1024 * 1024 }),
    () => "none" as const,
  ).map(({ stdout }) => ({ name: object, text: stdout }));
}

function noBase(base: string): Complaint {
  return {
    kind: "bad-table",
    exit: exitCode.badInput,
    sentence: `There is no table at ${base}: give a file, a git revision that has ${USUAL[0]} beside the configuration, or revision:path.`,
  };
}
