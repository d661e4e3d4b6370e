import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { err, errAsync, ok, Result, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../../answer.ts";
import { withTenure } from "../../config/with-tenure.ts";
import { exitCode } from "../../exit-code.ts";
import { mailAddress } from "../../options.ts";
import { failureComplaint } from "../../outcome/failure-complaint.ts";
import { readingLine } from "../../reconcile/reading-line.ts";
import { campaignToText } from "../../review/review-to-text.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface OpenOptions extends CommonOptions {
  readonly ask: "manager" | "owner";
  readonly out: string;
  readonly otherwise?: string;
  readonly target?: readonly string[];
}

/** `tenure review open ID`: writes a campaign. */
export function reviewOpenCommand(context: CommandContext): Command {
  return new Command("open")
    .description("list, for each manager or owner, who has what and why")
    .argument("<id>", "a name for the review, such as 2027-q3")
    .addOption(new Option("--ask <whom>", "who decides").choices(["manager", "owner"]).default("owner"))
    .option("--target <ids...>", "only these groups and applications, by id")
    .option("--otherwise <address>", "who decides where there is nobody", mailAddress)
    .option("--out <file>", "where the campaign is written", "review.json")
    .addHelpText(
      "after",
      "\nExamples:\n  tenure review open 2027-q3 --ask owner --otherwise ciso@acme.example --out 2027-q3.json",
    )
    .action((id: string, _options, command: Command) =>
      answering<OpenOptions>(command, context, (options) => opened(context, id, options)),
    );
}

function opened(
  context: CommandContext,
  id: string,
  { ask, config, otherwise, out, target }: OpenOptions,
): ResultAsync<Answer, Complaint> {
  const { terminal } = context;
  // Looked at before anything is opened: the ledger would know a campaign nobody has.
  if (existsSync(resolve(terminal.folder, out))) return errAsync(notWritten(out));
  const line = readingLine(terminal.err);
  const draft = {
    id,
    ask,
    ...(target === undefined ? {} : { targets: new Set(target) }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
  return withTenure(context, config, ({ everybody }) =>
    everybody
      .openReview(draft, { onRead: line.show })
      .mapErr((failure) => failureComplaint(failure))
      .andThen((found) => {
        line.end();
        if (found.kind === "inconclusive") return err(inconclusive(found.sentences));
        const { campaign, digest } = found;
        return written(resolve(terminal.folder, out), `${JSON.stringify(campaign, undefined, 2)}\n`, out).map(
          (): Answer => ({
            exit: campaign.unassigned.length === 0 ? exitCode.done : exitCode.findings,
            data: { campaign, digest, file: out },
            text: () => campaignToText(campaign, out),
          }),
        );
      }),
  );
}

function written(path: string, text: string, shown: string): Result<void, Complaint> {
  const write = Result.fromThrowable(
    () => writeFileSync(path, text, { flag: "wx" }),
    () => notWritten(shown),
  );
  return write().andThen(() => ok(undefined));
}

function notWritten(file: string): Complaint {
  const sentence = `${file} cannot be written, or is there already; a campaign is not written over.`;
  return { kind: "not-written", exit: exitCode.badInput, sentence };
}

function inconclusive(details: readonly string[]): Complaint {
  const sentence = "Nothing is concluded from what was read, so no review was opened.";
  return { kind: "inconclusive", exit: exitCode.refused, sentence, details };
}
