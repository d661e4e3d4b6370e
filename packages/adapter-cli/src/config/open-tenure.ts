import type { Tenure } from "@tenure/service";
import { errAsync, type ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { loadConfig } from "./load-config.ts";

/** Composes the Tenure that a configuration file describes, with the credentials of the environment. */
export type OpenTenure = (file: string, terminal: Terminal) => ResultAsync<Tenure, Complaint>;

/** The {@link OpenTenure} of a real process. */
export const openTenure: OpenTenure = (file, { folder }) =>
  loadConfig(folder, file).andThen(() =>
    errAsync({ kind: "not-composed", exit: exitCode.bug, sentence: "The service cannot be composed yet." }),
  );
