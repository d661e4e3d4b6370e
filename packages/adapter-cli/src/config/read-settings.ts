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
    readConfig(settings, env).mapErr(({ kind, problems, sentence }) => {
      const mistakes = inWords(problems);
      return {
        kind,
        exit: exitCode.badInput,
        sentence: problems.length === 1 ? sentence : `The configuration ${file} has ${count(mistakes)}.`,
        details: problems.length === 1 ? [] : mistakes,
      };
    }),
  );
}

const MISSING = /^(\S+): Invalid input: .*received undefined\.$/;

/** What is missing by its name, once: a schema's own words for that help nobody. */
function inWords(problems: readonly string[]): readonly string[] {
  return problems.flatMap((problem) => {
    const place = MISSING.exec(problem)?.[1];
    if (place === undefined) return [problem];
    const isSaid = problems.some((other) => other !== problem && other.startsWith(`${place}: `));
    return isSaid ? [] : [`${place}: this setting is missing.`];
  });
}

function count({ length }: readonly string[]): string {
  return length === 1 ? "a mistake" : `${length} mistakes`;
}
