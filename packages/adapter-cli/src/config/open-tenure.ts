import { createTenure, readConfig, type Tenure } from "@tenure/service";
import type { ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { loadConfig } from "./load-config.ts";

/** Composes the Tenure that a configuration file describes, with the credentials of the environment. */
export type OpenTenure = (file: string, terminal: Terminal) => ResultAsync<Tenure, Complaint>;

/** The {@link OpenTenure} of a real process. */
export const openTenure: OpenTenure = (file, { env, folder }) =>
  loadConfig(folder, file)
    .andThen((settings) =>
      readConfig(settings, env).mapErr(({ kind, problems, sentence }) => ({
        kind,
        exit: exitCode.badInput,
        sentence: problems.length === 1 ? sentence : `The configuration ${file} has ${problems.length} mistakes.`,
        details: problems.length === 1 ? [] : problems,
      })),
    )
    .andThen((config) =>
      createTenure(config).mapErr(({ kind, sentence }) => ({ kind, exit: exitCode.badInput, sentence })),
    );
