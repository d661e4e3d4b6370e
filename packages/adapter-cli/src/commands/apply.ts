import { printable, progressToText } from "@tenure/reports";
import type { Progress, Tenure, TenureFailure } from "@tenure/service";
import { Command } from "commander";
import { err, errAsync, ResultAsync } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { wholeHash } from "../options.ts";
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
    .option("--hash <hash>", "only if this is still the plan's hash, as `tenure plan` showed it", wholeHash)
    .addHelpText(
      "after",
      '\nExamples:\n  tenure apply PPL-42\n  tenure apply PPL-42 --hash "$(tenure plan PPL-42 --json | jq -r .plan.hash)"',
    )
    .action((key: string, _options, command: Command) =>
      answering<ApplyOptions>(command, context, ({ config, hash }) =>
        withTenure(context, config, (tenure) => {
          finishesFirst(context, key);
          return applyWatched(tenure, key, hash, context.terminal.err)
            .orElse((failure) => complained(tenure, failure, key))
            .map((progress) => ({
              exit: progressExit(progress.state),
              data: progress,
              text: (screen) => progressToText(progress, screen),
            }));
        }),
      ),
    );
}

/** Somebody who presses Ctrl-C in the middle reads what becomes of what was begun; the second one ends the process. */
function finishesFirst({ terminal }: CommandContext, key: string): void {
  void terminal.stopped().then(() => {
    terminal.err.write(
      `\ntenure: what is due of ${printable(key)} is finished first. Ctrl-C again leaves it half done; the next apply or run finishes it.\n`,
    );
  });
}

/** Where another plan was meant, says which it is by now. */
function complained(tenure: Tenure, failure: TenureFailure, key: string): ResultAsync<Progress, Complaint> {
  const complaint = failureComplaint(failure, key);
  if (failure.kind !== "stale-hash") return errAsync(complaint);
  return new ResultAsync(
    tenure.preview(key).match(
      (preview) =>
        err(
          preview.kind === "planned" ? { ...complaint, details: [`The plan is now ${preview.plan.hash}.`] } : complaint,
        ),
      () => err(complaint),
    ),
  );
}
