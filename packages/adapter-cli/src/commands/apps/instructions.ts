import { printable } from "@tenure/reports";
import type { ApplicationInstructions } from "@tenure/service";
import { Command, Option } from "commander";
import { err, ok, type Result } from "neverthrow";
import type { Answer, Complaint } from "../../answer.ts";
import { applicationsComplaint } from "../../apps/applications-complaint.ts";
import { instructionsToText } from "../../apps/instructions-to-text.ts";
import { withApplications } from "../../apps/with-applications.ts";
import { writeInstructions } from "../../apps/write-instructions.ts";
import { exitCode } from "../../exit-code.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

const FORMATS = ["ruby", "yaml", "json", "hcl", "sql", "pem", "markdown"] as const;

interface InstructionsOptions extends CommonOptions {
  readonly format?: (typeof FORMATS)[number];
  readonly out?: string;
}

/** `tenure apps instructions APP`: what the provider must be told, as the files and forms it takes. */
export function appsInstructionsCommand(context: CommandContext): Command {
  return new Command("instructions")
    .description("render what the provider must be told, from what the application in Okta says of itself now")
    .argument("<app>", "which one, by blueprint or label")
    .addOption(new Option("--format <language>", "only the files of this language, as they are").choices(FORMATS))
    .option("--out <folder>", "write the files and the checklist there")
    .addHelpText(
      "after",
      "\nNothing in it is secret: client secrets and provisioning tokens are handed over apart.\n\nExamples:\n  tenure apps instructions spinnaker --out spinnaker-sso\n  tenure apps instructions snowflake --format sql > sso.sql\n  tenure apps instructions gitlab-com",
    )
    .action((name: string, _options, command: Command) =>
      answering<InstructionsOptions>(command, context, ({ config, format, out }) =>
        withApplications(context, config, (applications) =>
          applications
            .instructions(name)
            .mapErr(applicationsComplaint)
            .andThen((told) => ofFormat(told, format))
            .andThen((told) => answerOf(told, format, out, context.terminal.folder)),
        ),
      ),
    );
}

function ofFormat(
  told: ApplicationInstructions,
  format: string | undefined,
): Result<ApplicationInstructions, Complaint> {
  if (format === undefined) return ok(told);
  const artefacts = told.artefacts.filter(({ language }) => language === format);
  if (artefacts.length > 0) return ok({ ...told, artefacts });
  const there = [...new Set(told.artefacts.map(({ language }) => language))].join(", ");
  const sentence = `${told.name} is told nothing in ${format}; there is ${there}.`;
  return err({ kind: "no-such-format", exit: exitCode.badInput, sentence });
}

function answerOf(
  told: ApplicationInstructions,
  format: string | undefined,
  out: string | undefined,
  folder: string,
): Result<Answer, Complaint> {
  if (out !== undefined) {
    return writeInstructions(told, out, folder).map((files) => ({
      exit: exitCode.done,
      data: { ...told, files },
      text: () => files.map((file) => `${printable(file)}\n`).join(""),
    }));
  }
  const raw = told.artefacts.map(({ text }) => text).join("\n");
  return ok({
    exit: exitCode.done,
    data: told,
    text: (screen) => (format === undefined ? instructionsToText(told, screen) : raw),
  });
}
