import { readConfig, type TenureConfig } from "@tenure/service";
import type { ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { loadConfig } from "./load-config.ts";

/** Reads a configuration file, with the credentials of the environment; every mistake at once. */
export function readSettings(
  file: string,
  { env, folder }: Pick<Terminal, "env" | "folder">,
): ResultAsync<TenureConfig, Complaint> {
  return loadConfig(folder, file).andThen((settings) =>
    readConfig(settings, env).mapErr(({ kind, problems, sentence }) => ({
      kind,
      exit: exitCode.badInput,
      sentence: problems.length === 1 ? sentence : `The configuration ${file} has ${problems.length} mistakes.`,
      details: problems.length === 1 ? [] : problems,
    })),
  );
}
