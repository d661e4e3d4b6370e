import { lintTable } from "@tenure/lifecycle-rules";
import { paint, printable } from "@tenure/reports";
import { Command } from "commander";
import { exitCode } from "../../exit-code.ts";
import { loadPolicy } from "../../policy/load-policy.ts";
import { answering, type CommandContext } from "../command-context.ts";

/** `tenure table lint`: what is readable in the table, and yet probably not meant. */
export function lintCommand(context: CommandContext): Command {
  return new Command("lint")
    .description("find rows that never apply, values no form offers, duties that meet in one person")
    .addHelpText("after", "\nEnds with 1 when there is anything to look at.\n\nExamples:\n  tenure table lint --json")
    .action((_options, command: Command) =>
      answering(command, context, ({ config }) =>
        loadPolicy(context.terminal.folder, config).map(({ forms, table }) => {
          const findings = lintTable(table, { forms });
          return {
            exit: findings.length === 0 ? exitCode.done : exitCode.findings,
            data: { table: table.name, version: table.version, rows: table.rows.length, findings },
            text: ({ color }) => {
              const colors = paint(color);
              const marks = { error: colors.loss("✗"), warning: colors.change("!") };
              const lines = findings.map(({ sentence, severity }) => `  ${marks[severity]} ${printable(sentence)}\n`);
              const head = `${table.rows.length} rows of ${printable(table.name)} ${table.version.slice(0, 12)}: `;
              return `${head}${findings.length === 0 ? colors.gain("nothing to look at") : `${findings.length} to look at`}\n${lines.join("")}`;
            },
          };
        }),
      ),
    );
}
