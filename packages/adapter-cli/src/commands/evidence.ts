import { lifecycleMetrics, lifecycleToText } from "@tenure/reports";
import { lifecycleToHtml } from "@tenure/reports/html";
import { type Instant, type LedgerVerdict, type TicketLife, ticketLives, toJsonLines } from "@tenure/service";
import { Command } from "commander";
import type { ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { verifyFile } from "../evidence/verify-file.ts";
import { exitCode } from "../exit-code.ts";
import { startOfHash } from "../options.ts";
import { ledgerComplaint } from "../outcome/ledger-complaint.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

/** `tenure evidence …`: the audit pack. */
export function evidenceCommand(context: CommandContext): Command {
  return new Command("evidence")
    .description("hand out and check the evidence of all runs")
    .addCommand(exportCommand(context))
    .addCommand(verifyCommand(context))
    .addCommand(reportCommand(context));
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
              text: () => toJsonLines(entries),
            })),
        ),
      ),
    );
}

function reportCommand(context: CommandContext): Command {
  return new Command("report")
    .description("show how well people were served: leaver clocks, time to access, lateness, answers by people")
    .option("--html", "as one HTML page with pictures")
    .addHelpText("after", "\nExamples:\n  tenure evidence report\n  tenure evidence report --html > report.html")
    .action((_options, command: Command) =>
      answering<ReportOptions>(command, context, ({ config, html }) =>
        withTenure(context, config, ({ ledger }) =>
          ledger
            .read({})
            .mapErr(ledgerComplaint)
            .map((entries) => reportAnswer(ticketLives(entries), new Date().toISOString() as Instant, html === true)),
        ),
      ),
    );
}

interface ReportOptions extends CommonOptions {
  readonly html?: true;
}

function reportAnswer(tickets: readonly TicketLife[], now: Instant, html: boolean): Answer {
  return {
    exit: exitCode.done,
    data: { tickets, months: lifecycleMetrics(tickets, now) },
    text: (screen) => (html ? lifecycleToHtml(tickets, now) : lifecycleToText(tickets, now, screen)),
  };
}

function verifyCommand(context: CommandContext): Command {
  return new Command("verify")
    .description(
      "check that no entry of the ledger, or of a file that was handed out, was changed, added or taken away",
    )
    .argument("[file]", "what evidence export wrote; the ledger itself by default")
    .option("--head <hash>", "the last hash, kept elsewhere: finds entries cut off at the end too", startOfHash)
    .addHelpText(
      "after",
      "\nEnds with 1 when the chain is broken.\n\nExamples:\n  tenure evidence verify\n  tenure evidence verify evidence.jsonl --head HASH\n\n--head takes a hash, or at least its first 8 digits.",
    )
    .action((file: string | undefined, _options, command: Command) =>
      answering<VerifyOptions>(command, context, ({ config, head }) =>
        (file === undefined ? ofLedger(context, config) : ofFile(context, file)).map((verdict) =>
          verdictAnswer(withHead(verdict, head)),
        ),
      ),
    );
}

interface VerifyOptions extends CommonOptions {
  readonly head?: string;
}

function ofLedger(context: CommandContext, config: string): ResultAsync<LedgerVerdict, Complaint> {
  return withTenure(context, config, ({ ledger }) => ledger.verify().mapErr(ledgerComplaint));
}

function ofFile({ terminal }: CommandContext, file: string): ResultAsync<LedgerVerdict, Complaint> {
  return verifyFile(terminal.folder, file).asyncMap(async (verdict) => verdict);
}

function withHead(verdict: LedgerVerdict, head: string | undefined): LedgerVerdict {
  if (verdict.kind === "broken" || head === undefined || verdict.head.startsWith(head)) return verdict;
  const sentence = "The last entry is not the one whose hash was kept: entries were cut off, or others came after.";
  return { kind: "broken", seq: verdict.entries, sentence };
}

function verdictAnswer(verdict: LedgerVerdict): Answer {
  const words =
    verdict.kind === "intact"
      ? `The chain of ${verdict.entries} entries is intact, up to ${verdict.head}.\n`
      : `The chain is broken at entry ${verdict.seq}: ${verdict.sentence}\n`;
  return { exit: verdict.kind === "intact" ? exitCode.done : exitCode.findings, data: verdict, text: () => words };
}
