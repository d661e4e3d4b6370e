import type { Command } from "commander";
import type { ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import type { OpenTenure } from "../config/open-tenure.ts";
import type { ExitCode } from "../exit-code.ts";
import { give } from "../give.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Tells the shell how a command ended. */
  readonly ends: (code: ExitCode) => void;
  /** Composes the Tenure a configuration describes. */
  readonly open: OpenTenure;
}

/** The options every command has. */
export interface CommonOptions {
  readonly json?: true;
  readonly config: string;
}

/** Runs a command's work and gives its answer; used as a command's action. */
export async function answering<Options extends CommonOptions>(
  command: Command,
  { ends, terminal }: CommandContext,
  work: (options: Options) => ResultAsync<Answer, Complaint>,
): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  ends(give(await work(options), { json: options.json === true }, terminal));
}
