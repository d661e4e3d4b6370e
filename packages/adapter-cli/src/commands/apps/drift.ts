import { paint, printable } from "@tenure/reports";
import type { ApplicationDrift } from "@tenure/service";
import { Command } from "commander";
import { applicationsComplaint } from "../../apps/applications-complaint.ts";
import { withApplications } from "../../apps/with-applications.ts";
import { exitCode } from "../../exit-code.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext } from "../command-context.ts";

/** `tenure apps drift`: what Okta holds otherwise than declared. */
export function appsDriftCommand(context: CommandContext): Command {
  return new Command("drift")
    .description("tell what Okta holds otherwise than declared, one line each; writes nothing")
    .argument("[app...]", "only these, by blueprint or label; all of them by default")
    .addHelpText(
      "after",
      "\nEnds with 1 when something differs. Only tenure apps verify looks at certificates,\nand at people who have an application by hand.\n\nExamples:\n  tenure apps drift\n  tenure apps drift --json | jq '.drift[].sentence'",
    )
    .action((names: readonly string[], _options, command: Command) =>
      answering(command, context, ({ config }) =>
        withApplications(context, config, (applications) =>
          applications
            .drift(names)
            .mapErr(applicationsComplaint)
            .map((drift) => ({
              exit: drift.length > 0 ? exitCode.findings : exitCode.done,
              data: { drift },
              text: (screen) => driftToText(drift, screen),
            })),
        ),
      ),
    );
}

/** One line each, however long: such lines are read by `grep` too. */
function driftToText(drift: readonly ApplicationDrift[], { color }: Screen): string {
  const { change, name, notice } = paint(color);
  const marks = { differs: change("~"), waits: notice("…"), extra: notice("?") };
  const lines = drift.map(
    ({ kind, label, sentence }) => `${marks[kind]} ${name(printable(label))}: ${printable(sentence)}\n`,
  );
  return lines.length === 0 ? "Okta holds what is declared.\n" : lines.join("");
}
