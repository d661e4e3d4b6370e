import { Command } from "commander";
import type { CommandContext } from "./command-context.ts";
import { reviewApplyCommand } from "./review/apply.ts";
import { reviewDecideCommand } from "./review/decide.ts";
import { reviewListCommand } from "./review/list.ts";
import { reviewOpenCommand } from "./review/open.ts";

/** `tenure review …`: access reviews, as data. */
export function reviewCommand(context: CommandContext): Command {
  return new Command("review")
    .description("have managers or owners say who keeps what, and take what they revoke")
    .addCommand(reviewOpenCommand(context))
    .addCommand(reviewListCommand(context))
    .addCommand(reviewDecideCommand(context))
    .addCommand(reviewApplyCommand(context));
}
