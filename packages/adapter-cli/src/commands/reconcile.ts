import type { Tenure } from "@tenure/service";
import { Command } from "commander";
import { errAsync, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { withTenure } from "../config/with-tenure.ts";
import { exitCode } from "../exit-code.ts";
import { mailAddress, wholeHash } from "../options.ts";
import { failureComplaint } from "../outcome/failure-complaint.ts";
import { shellWord } from "../outcome/next-words.ts";
import { appliedExit, appliedToText } from "../reconcile/applied-to-text.ts";
import { readingLine } from "../reconcile/reading-line.ts";
import { reconciledToText } from "../reconcile/reconciled-to-text.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface ReconcileOptions extends CommonOptions {
  readonly apply?: true;
  readonly hash?: string;
  readonly by?: string;
  readonly all?: true;
}

/** `tenure reconcile`: compares everybody with the table. */
export function reconcileCommand(context: CommandContext): Command {
  return new Command("reconcile")
    .description("compare everybody with the table: what lacks, what is too much, and what is done about it")
    .option("--apply", "carry out what was read; needs --hash")
    .option("--hash <hash>", "what is carried out: the hash that `tenure reconcile` showed", wholeHash)
    .option("--by <address>", "who carries it out: they cannot be the approver", mailAddress)
    .option("--all", "list every difference")
    .addHelpText(
      "after",
      "\nChanges nothing without --apply. Ends with 1 when there are differences and with 3 when an incomplete read stops\nit; with --apply also when brakes or a missing approval do.\n\nExamples:\n  tenure reconcile\n  tenure reconcile --json | jq '.byKind'\n  tenure reconcile --apply --hash HASH",
    )
    .action((_options, command: Command) =>
      answering<ReconcileOptions>(command, context, (options) => {
        const { apply, config, hash } = options;
        if ((apply === true) !== (hash !== undefined)) return errAsync(INCOMPLETE);
        return withTenure(context, config, (tenure) =>
          hash === undefined ? compared(tenure, options, context) : carriedOut(tenure, hash, options, context),
        );
      }),
    );
}

const INCOMPLETE: Complaint = {
  kind: "bad-usage",
  exit: exitCode.badInput,
  sentence: "--apply and --hash go together: give the hash that `tenure reconcile` showed.",
};

function compared(
  { everybody }: Tenure,
  { all, config }: ReconcileOptions,
  { terminal }: CommandContext,
): ResultAsync<Answer, Complaint> {
  const line = readingLine(terminal.err);
  return everybody
    .reconcile({ onRead: line.show })
    .mapErr((failure) => failureComplaint(failure))
    .map((found) => {
      line.end();
      const file = config === "tenure.config.ts" ? "" : ` --config ${shellWord(config)}`;
      const apply = (hash: string) => `tenure reconcile --apply --hash ${hash}${file}`;
      const stopped = found.kind === "stopped";
      const clean = !stopped && found.decided.length === 0 && found.unknownGroups.length === 0;
      return {
        exit: stopped ? exitCode.refused : clean ? exitCode.done : exitCode.findings,
        data: found,
        text: (screen: Screen) => reconciledToText(found, screen, all === true, { apply, file }),
      };
    });
}

function carriedOut(
  { everybody }: Tenure,
  hash: string,
  { by }: ReconcileOptions,
  { terminal }: CommandContext,
): ResultAsync<Answer, Complaint> {
  const line = readingLine(terminal.err);
  return everybody
    .applyReconciliation({
      hash,
      onRead: line.show,
      onPerson: line.people,
      ...(by === undefined ? {} : { executor: by }),
    })
    .mapErr((failure) => failureComplaint(failure))
    .map((applied) => {
      line.end();
      return { exit: appliedExit(applied), data: applied, text: (screen: Screen) => appliedToText(applied, screen) };
    });
}
