import { Command } from "commander";
import { exitCode } from "../../exit-code.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import { everybody } from "../../policy/people-source.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

/** `tenure table snapshot`: the people as the table sees them, for looking at its impact where Okta cannot be asked. */
export function snapshotCommand(context: CommandContext): Command {
  return new Command("snapshot")
    .description("write everybody's attributes as the table sees them, as JSON; for impact, who and why with --people")
    .addHelpText(
      "after",
      "\nIt is personal data: keep it where only those may read it who may read Okta.\n\nExamples:\n  tenure table snapshot > people.json",
    )
    .action((_options, command: Command) =>
      answering<CommonOptions>(command, context, ({ config }) =>
        loadPolicy(context.terminal.folder, config).andThen((policy) =>
          everybody(policy, { config }, context.terminal).map((all) => ({
            exit: exitCode.done,
            data: all,
            text: () => `${JSON.stringify(all, undefined, 2)}\n`,
          })),
        ),
      ),
    );
}
