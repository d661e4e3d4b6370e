import { columns, paint, printable } from "@tenure/reports";
import { type Diagnosis, examine } from "@tenure/service";
import { Command } from "commander";
import { ResultAsync } from "neverthrow";
import { readSettings } from "../config/read-settings.ts";
import { exitCode } from "../exit-code.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext } from "./command-context.ts";

/** `tenure doctor`: looks at the set-up and says what is wrong and what to do about it. */
export function doctorCommand(context: CommandContext): Command {
  return new Command("doctor")
    .description(
      "check credentials, scopes, roles, groups, fields, options, clock, webhook, mail and store; changes nothing",
    )
    .addHelpText(
      "after",
      "\nEnds with 1 when something is wrong or will hurt some day.\n\nExamples:\n  tenure doctor\n  tenure doctor --json | jq '.diagnoses[] | select(.state == \"bad\")'",
    )
    .action((_options, command: Command) =>
      answering(command, context, ({ config }) =>
        readSettings(config, context.terminal)
          .andThen((settings) => ResultAsync.fromSafePromise(examine(settings)))
          .map((diagnoses) => ({
            exit: diagnoses.some(({ state }) => state !== "good") ? exitCode.findings : exitCode.done,
            data: { diagnoses },
            text: (screen) => diagnosesToText(diagnoses, screen),
          })),
      ),
    );
}

const AREA = 8;

function diagnosesToText(diagnoses: readonly Diagnosis[], { color, width }: Screen): string {
  const colors = paint(color);
  const marks: Readonly<Record<Diagnosis["state"], string>> = {
    good: colors.gain("✓"),
    warning: colors.change("!"),
    bad: colors.loss("✗"),
    unchecked: colors.notice("?"),
  };
  return diagnoses
    .flatMap(({ area, remedy, sentence, state }, place) =>
      columns(
        { text: diagnoses[place - 1]?.area === area ? "" : colors.name(area), width: AREA },
        { text: marks[state], width: 2 },
        {
          text: `${printable(sentence)}${remedy === undefined ? "" : `\n${colors.quiet(printable(remedy))}`}`,
          width: Math.max(40, width - 1 - AREA - 2),
        },
      ),
    )
    .map((line) => `${line}\n`)
    .join("");
}
