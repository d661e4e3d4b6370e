import { Command, Option } from "commander";
import { withTenure } from "../config/with-tenure.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { type Picture, previewAnswer } from "../outcome/preview-answer.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface PlanOptions extends CommonOptions {
  readonly markdown?: true;
  readonly html?: true;
}

/** `tenure plan KEY`: what would be done for a ticket right now. */
export function planCommand(context: CommandContext): Command {
  return new Command("plan")
    .description("show what would be done for a ticket now; writes nothing anywhere")
    .argument("<key>", "the ticket, such as PPL-42")
    .option("--markdown", "as Markdown, for a chat or a pull request")
    .addOption(new Option("--html", "as one HTML page with a timeline, to read or to print").conflicts("markdown"))
    .addHelpText(
      "after",
      "\nExamples:\n  tenure plan PPL-42\n  tenure plan PPL-42 --json | jq -r .plan.hash\n  tenure plan PPL-42 --markdown > plan.md\n  tenure plan PPL-42 --html > plan.html",
    )
    .action((key: string, _options, command: Command) =>
      answering<PlanOptions>(command, context, ({ config, ...picture }) =>
        withTenure(context, config, (tenure) =>
          tenure
            .preview(key)
            .mapErr((failure) => failureComplaint(failure, key))
            .andThen((preview) => previewAnswer(preview, key, pictureOf(picture), given(command, config))),
        ),
      ),
    );
}

function pictureOf({ html, markdown }: Pick<PlanOptions, "html" | "markdown">): Picture {
  if (html === true) return "html";
  return markdown === true ? "markdown" : "text";
}

/** The configuration, where somebody named one: a command to copy must name it too. */
function given(command: Command, config: string): string | undefined {
  return command.getOptionValueSourceWithGlobals("config") === "default" ? undefined : config;
}
