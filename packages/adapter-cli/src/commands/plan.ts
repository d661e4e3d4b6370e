import { Command } from "commander";
import { withTenure } from "../config/with-tenure.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { previewAnswer } from "../outcome/preview-answer.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface PlanOptions extends CommonOptions {
  readonly markdown?: true;
}

/** `tenure plan KEY`: what would be done for a ticket right now. */
export function planCommand(context: CommandContext): Command {
  return new Command("plan")
    .description("show what would be done for a ticket now; writes nothing anywhere")
    .argument("<key>", "the ticket, such as PPL-42")
    .option("--markdown", "as Markdown, for a chat or a pull request")
    .addHelpText(
      "after",
      "\nExamples:\n  tenure plan PPL-42\n  tenure plan PPL-42 --json | jq -r .plan.hash\n  tenure plan PPL-42 --markdown > plan.md",
    )
    .action((key: string, _options, command: Command) =>
      answering<PlanOptions>(command, context, ({ config, markdown }) =>
        withTenure(context, config, (tenure) =>
          tenure
            .preview(key)
            .mapErr((failure) => failureComplaint(failure, key))
            .andThen((preview) =>
              previewAnswer(preview, key, markdown === true ? "markdown" : "text", given(command, config)),
            ),
        ),
      ),
    );
}

/** The configuration, where somebody named one: a command to copy must name it too. */
function given(command: Command, config: string): string | undefined {
  return command.getOptionValueSourceWithGlobals("config") === "default" ? undefined : config;
}
