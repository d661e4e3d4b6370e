import { createTenure, type Tenure } from "@tenure/service";
import type { ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { readSettings } from "./read-settings.ts";

/** Composes the Tenure that a configuration file describes, with the credentials of the environment. */
export type OpenTenure = (file: string, terminal: Terminal) => ResultAsync<Tenure, Complaint>;

/** The {@link OpenTenure} of a real process. */
export const openTenure: OpenTenure = (file, terminal) =>
  readSettings(file, terminal).andThen((config) =>
    createTenure(config).mapErr(({ kind, sentence }) => ({ kind, exit: exitCode.badInput, sentence })),
  );
