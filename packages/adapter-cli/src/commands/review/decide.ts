import type { Campaign } from "@tenure/lifecycle-rules";
import type { Said } from "@tenure/service";
import { Command } from "commander";
import { err, ok, type Result } from "neverthrow";
import type { Answer, Complaint } from "../../answer.ts";
import { withTenure } from "../../config/with-tenure.ts";
import { exitCode } from "../../exit-code.ts";
import { mailAddress } from "../../options.ts";
import { readCampaign } from "../../review/read-campaign.ts";
import { reviewComplaint } from "../../review/review-complaint.ts";
import { answering, type CommandContext, type CommonOptions } from "../command-context.ts";

interface DecideOptions extends CommonOptions {
  readonly as: string;
  readonly keep?: readonly string[];
  readonly revoke?: readonly string[];
  readonly keepExplained?: true;
  readonly reason?: string;
}

/** `tenure review decide FILE`: enters what a reviewer says. */
export function reviewDecideCommand(context: CommandContext): Command {
  return new Command("decide")
    .description("enter what a reviewer says; a later word takes the place of an earlier one")
    .argument("<campaign>", "what review open wrote")
    .requiredOption("--as <reviewer>", "who decides", mailAddress)
    .option("--keep <items...>", "items that stay, by id or as LOGIN:NAME")
    .option("--revoke <items...>", "items that go")
    .option("--keep-explained", "keep everything of the list that a row explains and nothing was said about")
    .option("--reason <text>", "why: needed for what goes, and for what stays although no row explains it", "")
    .addHelpText(
      "after",
      '\nExamples:\n  tenure review decide 2027-q3.json --as cto@acme.example --keep-explained\n  tenure review decide 2027-q3.json --as cto@acme.example --revoke ana.silva@acme.example:Data --reason "moved to Sales"',
    )
    .action((file: string, _options, command: Command) =>
      answering<DecideOptions>(command, context, (options) =>
        readCampaign(context.terminal.folder, file)
          .andThen((campaign) => saidOf(campaign, options).map((said) => ({ campaign, said })))
          .asyncAndThen(({ campaign, said }) =>
            withTenure(context, options.config, ({ everybody }) =>
              everybody.decideReview(campaign, said).mapErr(reviewComplaint),
            ),
          )
          .map(
            (entered): Answer => ({
              exit: exitCode.done,
              data: { entered },
              text: () => `${entered === 1 ? "1 decision" : `${entered} decisions`} entered.\n`,
            }),
          ),
      ),
    );
}

function saidOf(
  { lists }: Campaign,
  { as, keep = [], keepExplained, reason = "", revoke = [] }: DecideOptions,
): Result<readonly Said[], Complaint> {
  const own = lists.filter(({ reviewer }) => reviewer.toLowerCase() === as.toLowerCase()).flatMap(({ items }) => items);
  const find = (text: string) =>
    own.find(({ id, login, name }) => id === text || `${login}:${name}`.toLowerCase() === text.toLowerCase())?.id;
  const unknown = [...keep, ...revoke].filter((text) => find(text) === undefined);
  if (unknown.length > 0) {
    const sentence = `${unknown[0]} was not put before ${as}; see: tenure review list FILE --as ${as}`;
    return err({ kind: "unknown-item", exit: exitCode.badInput, sentence });
  }
  const gone = new Set(revoke.map(find));
  const both = keep.find((text) => gone.has(find(text)));
  if (both !== undefined) {
    return err({ kind: "bad-usage", exit: exitCode.badInput, sentence: `${both} cannot both stay and go: say one.` });
  }
  const named = new Set([...keep, ...revoke].map(find));
  const rest = keepExplained === true ? own.filter(({ id, rows }) => rows.length > 0 && !named.has(id)) : [];
  const say = (decision: Said["decision"]) => (text: string) => {
    return { item: find(text) ?? text, reviewer: as, decision, reason };
  };
  const said = [
    ...keep.map(say("keep")),
    ...revoke.map(say("revoke")),
    ...rest.map(({ id }): Said => ({ ...say("keep")(id), unlessDecided: true })),
  ];
  if (said.length > 0) return ok(said);
  const sentence = "Say what stays and what goes: --keep, --revoke, --keep-explained.";
  return err({ kind: "bad-usage", exit: exitCode.badInput, sentence });
}
