import { Command } from "commander";
import { withTenure } from "../config/with-tenure.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { previewAnswer } from "../outcome/preview-answer.ts";
import { answering, type CommandContext } from "./command-context.ts";

/** `tenure plan KEY`: what would be done for a ticket right now. */
export function planCommand(context: CommandContext): Command {
  return new Command("plan")
    .description("show what would be done for a ticket now; writes nothing anywhere")
    .argument("<key>", "the ticket, such as PPL-42")
    .addHelpText("after", "\nExamples:\n  tenure plan PPL-42\n  tenure plan PPL-42 --json | jq -r .plan.hash")
    .action((key: string, _options, command: Command) =>
      answering(command, context, ({ config }) =>
        withTenure(context, config, (tenure) =>
          tenure
            .preview(key)
            .mapErr((failure) => failureComplaint(failure, key))
            .andThen((preview) => previewAnswer(preview, key)),
        ),
      ),
    );
}
