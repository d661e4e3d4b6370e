import type { Command } from "commander";
import type { Result } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import type { ExitCode } from "../exit-code.ts";
import { give } from "../give.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Tells the shell how a command ended. */
export type Ends = (code: ExitCode) => void;

/** The options every command has. */
export interface CommonOptions {
  readonly json?: true;
  readonly config: string;
}

/** Runs a command's work and gives its answer; used as a command's action. */
export async function answering(
  command: Command,
  terminal: Terminal,
  ends: Ends,
  work: (options: CommonOptions) => PromiseLike<Result<Answer, Complaint>>,
): Promise<void> {
  const options = command.optsWithGlobals<CommonOptions>();
  ends(give(await work(options), { json: options.json === true }, terminal));
}
