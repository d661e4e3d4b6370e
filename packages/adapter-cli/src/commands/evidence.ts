import { Command } from "commander";
import { ok } from "neverthrow";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { ledgerComplaint } from "../outcome/ledger-complaint.ts";
import { answering, type CommandContext } from "./command-context.ts";

/** `tenure evidence …`: the audit pack. */
export function evidenceCommand(context: CommandContext): Command {
  return new Command("evidence")
    .description("hand out and check the evidence of all runs")
    .addCommand(exportCommand(context))
    .addCommand(verifyCommand(context));
}

function exportCommand(context: CommandContext): Command {
  return new Command("export")
    .description("write the ledger, one entry a line, or as one document with --json")
    .addHelpText("after", "\nExamples:\n  tenure evidence export > evidence.jsonl")
    .action((_options, command: Command) =>
      answering(command, context, ({ config }) =>
        withTenure(context, config, ({ ledger }) =>
          ledger
            .read({})
            .mapErr(ledgerComplaint)
            .map((entries) => ({
              exit: exitCode.done,
              data: { entries },
              text: () => entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
            })),
        ),
      ),
    );
}

function verifyCommand(context: CommandContext): Command {
  return new Command("verify")
    .description("check that no entry of the ledger was changed, added or taken away")
    .addHelpText("after", "\nEnds with 1 when the chain is broken.\n\nExamples:\n  tenure evidence verify")
    .action((_options, command: Command) =>
      answering(command, context, ({ config }) =>
        withTenure(context, config, ({ ledger }) =>
          ledger
            .verify()
            .mapErr(ledgerComplaint)
            .andThen((verdict) =>
              ok({
                exit: verdict.kind === "intact" ? exitCode.done : exitCode.findings,
                data: verdict,
                text: () =>
                  verdict.kind === "intact"
                    ? `The chain of ${verdict.entries} entries is intact, up to ${verdict.head}.\n`
                    : `The chain is broken at entry ${verdict.seq}: ${verdict.sentence}\n`,
              }),
            ),
        ),
      ),
    );
}
