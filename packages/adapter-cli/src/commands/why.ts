import { why, whyNot } from "@tenure/lifecycle-rules";
import { printable, whyNotToText, whyToText } from "@tenure/reports";
import { Command } from "commander";
import type { Answer } from "../answer.ts";
import { exitCode } from "../exit-code.ts";
import { findTarget } from "../policy/find-target.ts";
import { unlikelyValues } from "../policy/known-words.ts";
import { loadPolicy, type Policy } from "../policy/load-policy.ts";
import { somebody } from "../policy/people-source.ts";
import { attributesOf } from "../policy/person.ts";
import type { Screen } from "../terminal/terminal.ts";
import { answering, type CommandContext, type CommonOptions } from "./command-context.ts";

interface WhyOptions extends CommonOptions {
  readonly people?: string;
}

/** A question as it was typed. */
interface Question {
  readonly person: string;
  readonly group: string;
}

type Explain = (
  policy: Policy,
  attributes: ReturnType<typeof attributesOf>,
  target: string,
  asked: Question,
) => Omit<Answer, "exit">;

/** `tenure why PERSON GROUP`: the rows and cells that give it. */
export function whyCommand(context: CommandContext): Command {
  return explaining(
    context,
    "why",
    "say which rows give somebody a group or application",
    ({ table }, attributes, target, asked) => {
      const causes = why(table, attributes, target);
      return {
        data: { causes },
        text: (screen: Screen) => (causes.length === 0 ? notToThem(asked) : whyToText(causes, screen)),
      };
    },
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
  ).addHelpText("after", examples("why-not"));
}

function explaining(context: CommandContext, name: string, description: string, explain: Explain): Command {
  const { err: notes, folder } = context.terminal;
  return new Command(name)
    .description(description)
    .argument("<person>", 'a login in Okta, or attributes such as "department=Data;team=Analytics"')
    .argument("<group>", "a group or application, by name or id")
    .option("--people <file>", "look the person up in this JSON instead of Okta")
    .action((person: string, group: string, _options, command: Command) =>
      answering<WhyOptions>(command, context, ({ config, people }) =>
        loadPolicy(folder, config).andThen((policy) =>
          somebody(person, policy, { config, ...(people === undefined ? {} : { people }) }, context.terminal).andThen(
            (found) =>
              findTarget(policy.table, group).map((target) => {
                for (const note of unlikelyValues(found, policy.table)) notes.write(`tenure: ${printable(note)}\n`);
                const { data, text } = explain(policy, attributesOf(found), target, { person, group });
                return {
                  exit: exitCode.done,
                  data,
                  text: (screen: Screen) => `${printable(found.id)} and ${printable(group)}:\n${text(screen)}`,
                };
              }),
          ),
        ),
      ),
    );
}

function notToThem({ group, person }: Question): string {
  return `No row gives it to this person. What is in the way: tenure why-not "${printable(person)}" "${printable(group)}"\n`;
}

function examples(name: string): string {
  return `\nExamples:\n  tenure ${name} "department=Data;team=Analytics" SNOWFLAKE_ANALYST\n  tenure ${name} yusuf.demir@jupiter.example aws-production-read-only`;
}
