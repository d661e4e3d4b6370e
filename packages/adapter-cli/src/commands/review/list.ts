import { Command } from "commander";
import { err, errAsync, ok, okAsync } from "neverthrow";
import type { Answer } from "../../answer.ts";
import { exitCode } from "../../exit-code.ts";
import { readCampaign } from "../../review/read-campaign.ts";
import { campaignToText, listToText } from "../../review/review-to-text.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface ListOptions extends CommonOptions {
  readonly as?: string;
}

/** `tenure review list FILE`: what is before whom. */
export function reviewListCommand(context: CommandContext): Command {
  return new Command("list")
    .description("show a campaign, or one reviewer's list")
    .argument("<campaign>", "what review open wrote")
    .option("--as <reviewer>", "one reviewer's list")
    .addHelpText("after", "\nExamples:\n  tenure review list 2027-q3.json --as cto@acme.example")
    .action((file: string, _options, command: Command) =>
      answering<ListOptions>(command, context, ({ as }) =>
        readCampaign(context.terminal.folder, file)
          .andThen((campaign) => {
            if (as === undefined) {
              return ok<Answer>({
                exit: exitCode.done,
                data: campaign,
                text: () => campaignToText(campaign, undefined),
              });
            }
            const list = campaign.lists.find(({ reviewer }) => reviewer.toLowerCase() === as.toLowerCase());
            return list === undefined
              ? err({ kind: "unknown-reviewer", exit: exitCode.badInput, sentence: `Nothing was put before ${as}.` })
              : ok<Answer>({ exit: exitCode.done, data: list, text: (screen: Screen) => listToText(list, screen) });
          })
          .match(
            (answer) => okAsync(answer),
            (complaint) => errAsync(complaint),
          ),
      ),
    );
}
