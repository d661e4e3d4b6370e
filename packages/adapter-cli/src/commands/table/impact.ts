import { type Impact, impact, impactBrakes, type TrippedBrake } from "@tenure/lifecycle-rules";
import { impactToMarkdown, impactToText } from "@tenure/reports";
import { impactToHtml } from "@tenure/reports/html";
import { Command, Option } from "commander";
import { type ExitCode, exitCode } from "../../exit-code.ts";
import { wholeNumber } from "../../options.ts";
import { baseTable } from "../../policy/base-table.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import { everybody } from "../../policy/people-source.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface ImpactOptions extends CommonOptions {
  readonly base: string;
  readonly people?: string;
  readonly markdown?: true;
  readonly html?: true;
  readonly maxAffected: number;
  readonly maxLosing?: number;
}

/** `tenure table impact --base FILE|REVISION`: what the table of the configuration would change for people. */
export function impactCommand(context: CommandContext): Command {
  const { folder } = context.terminal;
  return new Command("impact")
    .description("say who gains and who loses what when this table takes the place of another, before it does")
    .requiredOption("--base <file|revision>", "the table as it is in force: a CSV or YAML file, or a git revision")
    .option("--people <file>", "look at the people of this JSON (tenure table snapshot) instead of Okta's")
    .option("--markdown", "as Markdown, for a pull request; names no person")
    .addOption(new Option("--html", "as one HTML page with a picture").conflicts("markdown"))
    .option("--max-affected <people>", "how many may gain or lose something", wholeNumber, 0)
    .option("--max-losing <people>", "how many may lose something", wholeNumber)
    .addHelpText(
      "after",
      "\nEnds with 1 when more people are concerned than the thresholds allow, or a limit of the table is passed.\n\nExamples:\n  tenure table impact --base main --people people.json\n  tenure table impact --base main:policy/table.csv --markdown\n  tenure table impact --base old.csv --html --max-affected 20 > impact.html",
    )
    .action((_options, command: Command) =>
      answering<ImpactOptions>(command, context, (options) =>
        loadPolicy(folder, options.config).andThen((policy) =>
          baseTable(options.base, policy.table.rules, { folder, config: options.config }).andThen((before) =>
            everybody(policy, options, context.terminal).map((all) => {
              const found = impact(before, policy.table, all);
              const brakes = impactBrakes(found, policy.table);
              return {
                exit: verdict(found, brakes, options),
                data: { ...found, brakes },
                text: (screen: Screen) => picture(found, brakes, options, screen),
              };
            }),
          ),
        ),
      ),
    );
}

function verdict(found: Impact, brakes: readonly TrippedBrake[], { maxAffected, maxLosing }: ImpactOptions): ExitCode {
  const losing = new Set(found.changes.flatMap(({ direction, people }) => (direction === "loses" ? people : [])));
  const isOver = found.affected > maxAffected || (maxLosing !== undefined && losing.size > maxLosing);
  return isOver || brakes.length > 0 ? exitCode.findings : exitCode.done;
}

function picture(
  found: Impact,
  brakes: readonly TrippedBrake[],
  { html, markdown }: ImpactOptions,
  screen: Screen,
): string {
  if (html === true) return impactToHtml(found, { brakes });
  return markdown === true ? impactToMarkdown(found, { brakes }) : impactToText(found, screen, { brakes });
}
