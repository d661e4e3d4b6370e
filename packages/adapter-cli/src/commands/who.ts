import { who } from "@tenure/lifecycle-rules";
import { printable } from "@tenure/reports";
import { Command } from "commander";
import { errAsync } from "neverthrow";
import { exitCode } from "../exit-code.ts";
import { loadPolicy } from "../policy/load-policy.ts";
import { everybody } from "../policy/people-source.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface WhoOptions extends CommonOptions {
  readonly people?: string;
}

/** `tenure who ROW`: the people a row holds for. */
export function whoCommand(context: CommandContext): Command {
  const { folder } = context.terminal;
  return new Command("who")
    .description("list the people a row of the table holds for")
    .argument("<row>", "id of the row")
    .option("--people <file>", "look at the people of this JSON instead of Okta's")
    .addHelpText("after", "\nExamples:\n  tenure who aws-production-read\n  tenure who everyone --people people.json")
    .action((rowId: string, _options, command: Command) =>
      answering<WhoOptions>(command, context, (options) =>
        loadPolicy(folder, options.config).andThen((policy) => {
          const { table } = policy;
          const row = table.rows.find(({ id }) => id === rowId);
          if (row === undefined) {
            return errAsync({
              kind: "unknown-row",
              exit: exitCode.badInput,
              sentence: `The table has no row called ${rowId}.`,
            });
          }
          return everybody(policy, options, context.terminal).map((all) => {
            const ids = who(table, rowId, all).map(({ id }) => id);
            const count = `${ids.length} of ${all.length} people: ${row.reason} (${row.owner})`;
            return {
              exit: exitCode.done,
              data: { row: rowId, people: ids },
              text: () => `${printable(count)}\n${ids.map((id) => `  ${printable(id)}\n`).join("")}`,
            };
          });
        }),
      ),
    );
}
