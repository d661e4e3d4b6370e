import { impact } from "@tenure/lifecycle-rules";
import { impactToMarkdown, impactToText } from "@tenure/reports";
import { Command } from "commander";
import { exitCode } from "../../exit-code.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import { everybody } from "../../policy/people-source.ts";
import { readTableFile } from "../../policy/read-table-file.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface ImpactOptions extends CommonOptions {
  readonly base: string;
  readonly people?: string;
  readonly markdown?: true;
}

/** `tenure table impact --base FILE`: what the table of the configuration would change for people, against an older one. */
export function impactCommand(context: CommandContext): Command {
  const { folder } = context.terminal;
  return new Command("impact")
    .description("say who gains and who loses what when this table takes the place of another, before it does")
    .requiredOption("--base <file>", "the table as it is in force, CSV or YAML")
    .option("--people <file>", "look at the people of this JSON instead of Okta's")
    .option("--markdown", "as Markdown, for a pull request")
    .addHelpText(
      "after",
      "\nEnds with 1 when anybody gains or loses anything.\n\nExamples:\n  git show main:reference-table.csv > base.csv && tenure table impact --base base.csv --people people.json",
    )
    .action((_options, command: Command) =>
      answering<ImpactOptions>(command, context, (options) =>
        loadPolicy(folder, options.config).andThen((policy) =>
          readTableFile(folder, options.base, policy.table.rules).asyncAndThen((before) =>
            everybody(policy, options, context.terminal).map((all) => {
              const found = impact(before, policy.table, all);
              return {
                exit: found.affected === 0 ? exitCode.done : exitCode.findings,
                data: found,
                text: (screen: Screen) =>
                  options.markdown === true ? impactToMarkdown(found) : impactToText(found, screen),
              };
            }),
          ),
        ),
      ),
    );
}
