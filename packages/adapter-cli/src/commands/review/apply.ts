import type { Campaign } from "@tenure/lifecycle-rules";
import type { Inconclusive, OpenQuestions, Tenure } from "@tenure/service";
import { Command } from "commander";
import { err, ok, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../../answer.ts";
import { withTenure } from "../../config/with-tenure.ts";
import { exitCode } from "../../exit-code.ts";
import { mailAddress, wholeHash } from "../../options.ts";
import { shellWord } from "../../outcome/next-words.ts";
import { appliedExit, appliedToText } from "../../reconcile/applied-to-text.ts";
import { readingLine } from "../../reconcile/reading-line.ts";
import { readCampaign } from "../../review/read-campaign.ts";
import { reviewComplaint } from "../../review/review-complaint.ts";
import { closedToText } from "../../review/review-to-text.ts";
import type { Screen } from "../../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface ApplyOptions extends CommonOptions {
  readonly hash?: string;
  readonly by?: string;
}

/** `tenure review apply FILE`: what a review comes to, and with its hash, its carrying out. */
export function reviewApplyCommand(context: CommandContext): Command {
  return new Command("apply")
    .description("say what the decisions come to; with --hash, take what was revoked")
    .argument("<campaign>", "what review open wrote")
    .option("--hash <hash>", "take what was revoked, if it is still this", wholeHash)
    .option("--by <address>", "who carries it out: they cannot be the approver", mailAddress)
    .addHelpText(
      "after",
      "\nEnds with 1 while somebody still has to decide.\n\nExamples:\n  tenure review apply 2027-q3.json\n  tenure review apply 2027-q3.json --hash HASH",
    )
    .action((file: string, _options, command: Command) =>
      answering<ApplyOptions>(command, context, (options) =>
        readCampaign(context.terminal.folder, file).asyncAndThen((campaign) =>
          withTenure(context, options.config, (tenure) =>
            options.hash === undefined
              ? closed(tenure, campaign, file, options, context)
              : applied(tenure, campaign, options.hash, options, context),
          ),
        ),
      ),
    );
}

function closed(
  { everybody }: Tenure,
  campaign: Campaign,
  file: string,
  { config }: ApplyOptions,
  { terminal }: CommandContext,
): ResultAsync<Answer, Complaint> {
  const line = readingLine(terminal.err);
  return everybody
    .closeReview(campaign, { onRead: line.show })
    .mapErr(reviewComplaint)
    .andThen((found) => {
      line.end();
      if (found.kind !== "closed") return err(unfinished(found));
      const given = config === "tenure.config.ts" ? "" : ` --config ${shellWord(config)}`;
      const apply = (hash: string) => `tenure review apply ${shellWord(file)} --hash ${hash}${given}`;
      const commands = { apply, file: given };
      const exit = found.batch.plans.length + found.atTheSource.length === 0 ? exitCode.done : exitCode.findings;
      return ok<Answer>({ exit, data: found, text: (screen: Screen) => closedToText(found, screen, commands) });
    });
}

function applied(
  { everybody }: Tenure,
  campaign: Campaign,
  hash: string,
  { by }: ApplyOptions,
  { terminal }: CommandContext,
): ResultAsync<Answer, Complaint> {
  const line = readingLine(terminal.err);
  const options = { onRead: line.show, onPerson: line.people, ...(by === undefined ? {} : { executor: by }) };
  return everybody
    .applyReview(campaign, hash, options)
    .mapErr(reviewComplaint)
    .andThen((done) => {
      line.end();
      if (done.kind === "open-questions" || done.kind === "inconclusive") return err(unfinished(done));
      return ok<Answer>({
        exit: appliedExit(done),
        data: done,
        text: (screen: Screen) => appliedToText(done, screen),
      });
    });
}

function unfinished(found: OpenQuestions | Inconclusive): Complaint {
  if (found.kind === "inconclusive") {
    const sentence = "Nothing is concluded from what was read.";
    return { kind: found.kind, exit: exitCode.refused, sentence, details: found.sentences };
  }
  const details = found.problems.map(({ sentence }) => sentence);
  const sentence = `The review is not decided: ${details.length === 1 ? "one question is" : `${details.length} questions are`} open.`;
  return { kind: found.kind, exit: exitCode.findings, sentence, details };
}
