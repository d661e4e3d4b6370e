import { type Instant, why, whyNot } from "@tenure/lifecycle-rules";
import { printable, whyNotToText, whyToText } from "@tenure/reports";
import type { TablePast } from "@tenure/service";
import { Command } from "commander";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import type { Answer, Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { askLedger } from "../explain/ask-ledger.ts";
import { explanationToText } from "../explain/explanation-to-text.ts";
import { moment } from "../explain/moment.ts";
import { pastToText } from "../explain/past-to-text.ts";
import { pastInstant } from "../options.ts";
import { findTarget } from "../policy/find-target.ts";
import { unlikelyValues } from "../policy/known-words.ts";
import { loadPolicy, type Policy } from "../policy/load-policy.ts";
import { somebody } from "../policy/people-source.ts";
import { attributesOf } from "../policy/person.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface WhyOptions extends CommonOptions {
  readonly people?: string;
  readonly at?: Instant;
}

/** A question as it was typed. */
interface Question {
  readonly person: string;
  readonly group: string;
}

type Explained = Pick<Answer, "data" | "text">;

/** What is said of the past, beside what the ledger knows. */
type ExplainPast = (past: TablePast, at: Instant, screen: Screen) => string;

type Explain = (
  policy: Policy,
  attributes: ReturnType<typeof attributesOf>,
  target: string,
  asked: Question,
) => Explained;

/** `tenure why PERSON GROUP`: the rows and cells that give it, and how it came to be. */
export function whyCommand(context: CommandContext): Command {
  return explaining(
    context,
    "why",
    "say which rows give somebody a group or application, and how they came to it",
    ({ table }, attributes, target, asked) => {
      const causes = why(table, attributes, target);
      return {
        data: { causes },
        text: (screen: Screen) => (causes.length === 0 ? notToThem(asked) : whyToText(causes, screen)),
      };
    },
    () => "",
  ).addHelpText("after", examples("why"));
}

/** `tenure why-not PERSON GROUP`: the row that comes nearest to giving it, and the cell in the way. */
export function whyNotCommand(context: CommandContext): Command {
  return explaining(
    context,
    "why-not",
    "say what keeps somebody from a group or application",
    ({ table }, attributes, target) => {
      const reason = whyNot(table, attributes, target);
      return { data: reason, text: (screen: Screen) => whyNotToText(reason, screen) };
    },
    (past, at, screen) => pastToText(past, at, screen),
  ).addHelpText("after", examples("why-not"));
}

function explaining(
  context: CommandContext,
  name: string,
  description: string,
  explain: Explain,
  explainPast: ExplainPast,
): Command {
  return new Command(name)
    .description(description)
    .argument("<person>", 'a login in Okta, or attributes such as "department=Data;team=Analytics"')
    .argument("<group>", "a group or application, by name or id")
    .option("--people <file>", "look the person up in this JSON instead of Okta")
    .option("--at <instant>", "as it was at a past instant, as the ledger knew it", pastInstant)
    .action((person: string, group: string, _options, command: Command) =>
      answering<WhyOptions>(command, context, (options) => {
        const asked = { person, group };
        return loadPolicy(context.terminal.folder, options.config).andThen((policy) =>
          options.at === undefined
            ? today(context, options, policy, asked, explain)
            : then(context, options, policy, asked, options.at, explainPast),
        );
      }),
    );
}

/** What the table says today; of somebody in Okta also how it is held and how it came to be. */
function today(
  context: CommandContext,
  { config, people }: WhyOptions,
  policy: Policy,
  asked: Question,
  explain: Explain,
): ResultAsync<Answer, Complaint> {
  const { terminal } = context;
  const { person, group } = asked;
  return somebody(person, policy, { config, ...(people === undefined ? {} : { people }) }, terminal).andThen((found) =>
    findTarget(policy.table, group).asyncAndThen((target) => {
      for (const note of unlikelyValues(found, policy.table)) terminal.err.write(`tenure: ${printable(note)}\n`);
      const said = explain(policy, attributesOf(found), target, asked);
      const heading = `${printable(found.id)} and ${printable(group)}:\n`;
      // Attributes and files are no accounts: neither the directory nor the ledger knows anything of them.
      if (people !== undefined || person.includes("=")) {
        return okAsync<Answer, Complaint>({
          exit: exitCode.done,
          data: said.data,
          text: (screen) => `${heading}${said.text(screen)}`,
        });
      }
      return askLedger(context, config, { login: found.id, target }).map((known): Answer => {
        // The whole table grants it, and the one that is followed does not.
        const isOff = why(policy.table, attributesOf(found), target).length > 0 && known.table?.causes.length === 0;
        const off = isOff
          ? "  Its rows are not switched on yet (adoption.rowsOn), so nobody is given it by them.\n"
          : "";
        return {
          exit: exitCode.done,
          data: { ...Object(said.data), held: known.now, chain: known.chain, exception: known.exception, isOff },
          text: (screen) => `${heading}${said.text(screen)}${off}${explanationToText(known, screen)}`,
        };
      });
    }),
  );
}

/** What the ledger knew at an instant. */
function then(
  context: CommandContext,
  { config, people }: WhyOptions,
  { table }: Policy,
  { person, group }: Question,
  at: Instant,
  explainPast: ExplainPast,
): ResultAsync<Answer, Complaint> {
  if (people !== undefined || person.includes("=")) return errAsync(NO_PAST);
  return findTarget(table, group).asyncAndThen((target) =>
    askLedger(context, config, { login: person, target, at }).map((known) => ({
      exit: exitCode.done,
      data: { at, chain: known.chain, exception: known.exception, past: known.past },
      text: (screen: Screen) => {
        const heading = `${printable(known.login)} and ${printable(group)}, as the ledger knew it at ${moment(at)}:\n`;
        const past = known.past === undefined ? "" : explainPast(known.past, at, screen);
        return `${heading}${explanationToText(known, screen)}${past}`;
      },
    })),
  );
}

const NO_PAST: Complaint = {
  kind: "bad-usage",
  exit: exitCode.badInput,
  sentence: "The past is kept by login: give a login of Okta with --at.",
};

function notToThem({ group, person }: Question): string {
  return `No row gives it to this person. What is in the way: tenure why-not "${printable(person)}" "${printable(group)}"\n`;
}

function examples(name: string): string {
  return `\nExamples:\n  tenure ${name} "department=Data;team=Analytics" SNOWFLAKE_ANALYST\n  tenure ${name} yusuf.demir@jupiter.example aws-production-read-only\n  tenure ${name} yusuf.demir@jupiter.example SNOWFLAKE_ANALYST --at 2027-03-01T12:00:00Z`;
}
