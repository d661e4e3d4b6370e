import type { DifferenceKind } from "@tenure/lifecycle-rules";
import { columns, type Paint, paint, printable } from "@tenure/reports";
import type { Decided, Reconciled } from "@tenure/service";
import { columnFor } from "../terminal/column-for.ts";
import type { Screen } from "../terminal/terminal.ts";
import { DIFFERENCES } from "./difference-words.ts";
import { spentWords } from "./spent-words.ts";
import { type BatchCommands, standingWords } from "./standing-words.ts";

/** Differences of one kind that are listed; the rest is counted. `--json` has them all. */
const MOST_LISTED = 20;

type Compared = Extract<Reconciled, { kind: "compared" }>;

/** What a comparison found, as a table a person can read. `all` lists every difference. */
export function reconciledToText(found: Reconciled, screen: Screen, all: boolean, commands: BatchCommands): string {
  const colors = paint(screen.color);
  if (found.kind === "stopped") {
    const reasons = found.sentences.map((sentence) => `  ${colors.loss("‖")} ${printable(sentence)}`);
    return lines(
      "Stopped: nothing is concluded from what was read, and nothing was written.",
      ...reasons,
      read(found, colors),
    );
  }
  const { differing, excepted, decided } = found;
  const exceptions = excepted === 0 ? "" : `, ${number(excepted)} more are somebody's exception`;
  const result =
    decided.length === 0
      ? `${colors.gain("✓")} Everybody has what the table says${exceptions}.`
      : `${colors.change("≠")} ${number(differing)} ${differing === 1 ? "person differs" : "people differ"} in ${number(decided.length)} ${decided.length === 1 ? "thing" : "things"} they have or lack${exceptions}.`;
  return lines(
    `${sizeWords(found)} compared.`,
    read(found, colors),
    result,
    ...found.unknownGroups.map(
      (id) => `${colors.loss("!")} The org has no group ${printable(id)}, which the table grants.`,
    ),
    ...Object.keys(DIFFERENCES).flatMap((kind) => section(kind as DifferenceKind, decided, screen, colors, all)),
    ...next(found, colors, commands),
  );
}

/** What was looked at; of applications only where the table grants some by themselves. */
function sizeWords({ people, groups, memberships, applications, assignments }: Compared): string {
  const held = [count(memberships, "membership"), ...(applications === 0 ? [] : [count(assignments, "assignment")])];
  const targets = [count(groups, "group"), ...(applications === 0 ? [] : [count(applications, "application")])];
  return `${[count(people, "person", "people"), ...targets].join(", ")}: ${held.join(" and ")}`;
}

function section(
  kind: DifferenceKind,
  decided: readonly Decided[],
  { width }: Screen,
  colors: Paint,
  all: boolean,
): readonly string[] {
  const those = decided.filter(({ difference }) => difference.kind === kind);
  if (those.length === 0) return [];
  const { title, meaning } = DIFFERENCES[kind];
  const shown = all ? those : those.slice(0, MOST_LISTED);
  const more = those.length - shown.length;
  const room = Math.max(60, width) - 3;
  const login = columnFor(
    shown.map(({ difference }) => difference.login),
    room * 0.4,
  );
  const name = columnFor(
    shown.map(({ difference }) => difference.name),
    room * 0.3,
  );
  const answers = new Set(those.map((one) => answerWords(one, colors)));
  // What is the same for all of them is said once.
  const [common] = those.length > 1 && answers.size === 1 ? answers : [];
  return [
    "",
    `${colors.heading(title)} ${those.length}  ${colors.quiet(meaning)}`,
    ...(common === undefined ? [] : columns({ text: "", width: 2 }, { text: common, width: room })),
    ...shown.flatMap((one) =>
      columns(
        { text: "", width: 2 },
        { text: printable(one.difference.login), width: login },
        { text: "", width: 2 },
        { text: printable(one.difference.name), width: name },
        { text: "", width: 2 },
        { text: common === undefined ? answerWords(one, colors) : "", width: room - login - name - 4 },
      ),
    ),
    ...(more === 0 ? [] : [colors.quiet(`  … and ${number(more)} more; --all lists them.`)]),
  ];
}

function answerWords(one: Decided, colors: Paint): string {
  switch (one.kind) {
    case "report":
      return colors.quiet(`reported: ${printable(one.because)}`);
    case "notify":
      return colors.change(`under notice until ${day(one.correctAt)}`);
    case "correct":
      return colors.notice(one.difference.kind === "missing" ? "to be given" : "to be taken");
    case "adopt":
      return `to be an exception of ${printable(one.owner)} until ${day(one.until)}`;
  }
}

function next(found: Compared, colors: Paint, commands: BatchCommands): readonly string[] {
  const { approval, batch, brakes, unsettled } = found;
  const steps = batch.plans.reduce((sum, plan) => sum + plan.steps.length, 0);
  const settle =
    unsettled.length === 0 ? [] : [colors.quiet(`Rows not settled yet: ${unsettled.map(printable).join(", ")}.`)];
  if (steps + batch.adoptions.length === 0) return settle.length === 0 ? [] : ["", ...settle];
  const what = [
    ...(steps === 0 ? [] : [`${count(steps, "step")} for ${count(batch.plans.length, "person", "people")}`]),
    ...(batch.adoptions.length === 0 ? [] : [count(batch.adoptions.length, "exception")]),
  ];
  const standing = standingWords({ hash: batch.hash, brakes, approval }, what.join(", "), commands, colors);
  return ["", ...settle, ...standing];
}

const read = ({ spent }: Pick<Reconciled, "spent">, colors: Paint) => colors.quiet(`Read with ${spentWords(spent)}.`);
const lines = (...all: readonly string[]) => `${all.join("\n")}\n`;
const day = (instant: string) => instant.slice(0, 10);
const number = (value: number) => value.toLocaleString("en");
const count = (value: number, one: string, several = `${one}s`) => `${number(value)} ${value === 1 ? one : several}`;
