import type { Tenure } from "@tenure/service";
import { Command } from "commander";
import { ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { wholeSeconds } from "../options.ts";
import { newsOfRun, thisInstant } from "../run/news-of-run.ts";
import { rounds } from "../run/rounds.ts";
import { workOnce } from "../run/work-once.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface RunOptions extends CommonOptions {
  readonly watch?: true;
  readonly every: number;
}

/** `tenure run`: works what is due, once or until stopped. */
export function runCommand(context: CommandContext): Command {
  return new Command("run")
    .description("find tickets whose webhook got lost, and work everything that is due")
    .option("--watch", "go on until stopped, with a look into the queue every second")
    .option("--every <seconds>", "with --watch: sweep for what no webhook told this often", wholeSeconds, 60)
    .addHelpText("after", "\nExamples:\n  tenure run --json\n  tenure run --watch --every 30")
    .action((_options, command: Command) =>
      answering<RunOptions>(command, context, (options) =>
        withTenure(context, options.config, (tenure) =>
          options.watch === true
            ? ResultAsync.fromSafePromise(rounds(tenure, context.terminal, options)).map(farewell)
            : newsOnce(tenure, context),
        ),
      ),
    );
}

function newsOnce(tenure: Tenure, { terminal }: CommandContext): ResultAsync<Answer, Complaint> {
  const since = thisInstant();
  return workOnce(tenure).map((answer) => newsOfRun(tenure, answer, since, terminal.err));
}

function farewell(count: number): Answer {
  const words = `Stopped after ${count === 1 ? "1 round" : `${count} rounds`}.\n`;
  return { exit: exitCode.done, data: { rounds: count }, text: () => words };
}
