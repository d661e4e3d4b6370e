import { progressToText } from "@tenure/reports";
import { Command } from "commander";
import { withTenure } from "../config/with-tenure.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { progressExit } from "../outcome/progress-exit.ts";
import { applyWatched } from "../run/apply-watched.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface ApplyOptions extends CommonOptions {
  readonly hash?: string;
}

/** `tenure apply KEY`: brings one ticket as far as it can go now. */
export function applyCommand(context: CommandContext): Command {
  return new Command("apply")
    .description("carry a ticket out as far as its time has come, and read every step back")
    .argument("<key>", "the ticket, such as PPL-42")
    .option("--hash <hash>", "only if this is still the plan's hash, as `tenure plan` showed it")
    .addHelpText("after", "\nExamples:\n  tenure apply PPL-42\n  tenure apply PPL-42 --hash 9b1c44e0…")
    .action((key: string, _options, command: Command) =>
      answering<ApplyOptions>(command, context, ({ config, hash }) =>
        withTenure(context, config, (tenure) =>
          applyWatched(tenure, key, hash, context.terminal.err)
            .mapErr((failure) => failureComplaint(failure, key))
            .map((progress) => ({
              exit: progressExit(progress.state),
              data: progress,
              text: (screen) => progressToText(progress, screen),
            })),
        ),
      ),
    );
}
