import { impact } from "@tenure/lifecycle-rules";
import { impactToMarkdown, impactToText } from "@tenure/reports";
import { Command } from "commander";
import { exitCode } from "../../exit-code.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import { readPeople } from "../../policy/read-people.ts";
import { readTableFile } from "../../policy/read-table-file.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface ImpactOptions extends CommonOptions {
  readonly base: string;
  readonly people: string;
  readonly markdown?: true;
}

/** `tenure table impact --base FILE`: what the table of the configuration would change for people, against an older one. */
export function impactCommand(context: CommandContext): Command {
  const { folder } = context.terminal;
  return new Command("impact")
    .description("say who gains and who loses what when this table takes the place of another, before it does")
    .requiredOption("--base <file>", "the table as it is in force, CSV or YAML")
    .requiredOption("--people <file>", "JSON with the people to look at")
    .option("--markdown", "as Markdown, for a pull request")
    .addHelpText(
      "after",
      "\nEnds with 1 when anybody gains or loses anything.\n\nExamples:\n  git show main:reference-table.csv > base.csv && tenure table impact --base base.csv --people people.json",
    )
    .action((_options, command: Command) =>
      answering<ImpactOptions>(command, context, ({ base, config, markdown, people }) =>
        loadPolicy(folder, config).andThen(({ table }) =>
          readTableFile(folder, base, table.rules).andThen((before) =>
            readPeople(folder, people).map((all) => {
              const found = impact(before, table, all);
              return {
                exit: found.affected === 0 ? exitCode.done : exitCode.findings,
                data: found,
                text: (screen: Screen) => (markdown === true ? impactToMarkdown(found) : impactToText(found, screen)),
              };
            }),
          ),
        ),
      ),
    );
}
