import type { Plan, Progress, StepProgress } from "@tenure/lifecycle-rules";
import {
  type AdfDocument,
  type AdfNode,
  bullets,
  document,
  expand,
  type LozengeColor,
  lozenge,
  panel,
  paragraph,
  table,
  text,
} from "../adf/adf.ts";
import { printable } from "../text/printable.ts";
import { actionWords } from "../words/action-words.ts";
import { causesWords } from "../words/cause-words.ts";
import { dueWords } from "../words/due-words.ts";
import { keptWords } from "../words/kept-words.ts";
import { planKindWords } from "../words/plan-kind-words.ts";
import { withoutAddresses } from "../words/without-addresses.ts";
import { clockHands } from "./clock-words.ts";
import { progressSentence, stateWords, stepStateWords, type Tone } from "./state-words.ts";

/** Jira refuses a comment of 32,767 characters; what exactly it counts is not documented, so we stay well below. */
const LONGEST = 29_500;

/** Cells are cut to this, so that one long answer cannot push the steps out of the comment. */
const LONGEST_CELL = 300;

/**
 * The one comment on a ticket: a panel with the state, a table of the steps, and folded details.
 *
 * Always a valid document below 30,000 characters: details go first when there is too much, then the last
 * steps. Shows no mail address but the person's login and team mailboxes.
 */
export function progressToAdf(progress: Progress): AdfDocument {
  const safe = safeWords(progress);
  const summary = summaryPanel(progress, safe);
  const whole = (count: number, details: readonly AdfNode[]) =>
    document(summary, ...stepTable(progress, safe, count), ...details);
  const details = detailsFold(progress, safe);
  const full = whole(progress.steps.length, details);
  if (size(full) <= LONGEST) return full;
  // Every step takes about the same room, so halving the remainder finds what fits in a few tries.
  let count = progress.steps.length;
  while (count > 0 && size(whole(count, [])) > LONGEST) count = Math.floor(count * 0.9);
  return whole(count, []);
}

/** Words made fit for a comment: no foreign address, nothing unprintable, not too long. */
type Safe = (words: string) => string;

function safeWords({ plan, steps }: Progress): Safe {
  const mailboxes = steps.flatMap(({ step: { action } }) =>
    action.kind === "notify" && action.audience.startsWith("mailbox:")
      ? [action.audience.slice("mailbox:".length)]
      : [],
  );
  const shown = plan === undefined ? mailboxes : [plan.subject.login, ...mailboxes];
  return (words) => shortened(printable(withoutAddresses(words, shown)));
}

function shortened(words: string): string {
  return words.length <= LONGEST_CELL ? words : `${words.slice(0, LONGEST_CELL - 1)}…`;
}

function summaryPanel(progress: Progress, safe: Safe): AdfNode {
  const { word, tone } = stateWords(progress.state);
  const title =
    progress.plan === undefined ? "Tenure" : `${planKindWords(progress.plan.kind)}: ${progress.plan.subject.name}`;
  const mistakes = progress.problems.map(({ sentence }) => sentence);
  return panel(
    panelType(tone),
    paragraph(lozenge(word, lozengeColor(tone)), text(" "), text(safe(title), "strong")),
    paragraph(text(safe(progressSentence(progress)))),
    ...(mistakes.length === 0 ? [] : [bullets(mistakes.slice(0, 40).map(safe))]),
  );
}

function stepTable(progress: Progress, safe: Safe, count: number): readonly AdfNode[] {
  if (progress.steps.length === 0) return [];
  const rows = progress.steps.slice(0, count).map((step) => stepRow(progress.plan, step, safe));
  const left = progress.steps.length - rows.length;
  return [
    table(["Step", "Target", "Result", "Why"], rows),
    ...(left === 0
      ? []
      : [paragraph(text(`… and ${left} more steps: see the plan in full with "tenure plan ${progress.ticket.key}".`))]),
  ];
}

function stepRow(plan: Plan | undefined, progress: StepProgress, safe: Safe): readonly (readonly AdfNode[])[] {
  const { action, causes } = progress.step;
  const { verb, target } = actionWords(action, plan?.subject.login ?? "the account");
  // Names of attributes only: the values before were never on the ticket.
  const shown = action.kind === "update-profile" ? action.changes.map((change) => change.attribute).join(", ") : target;
  return [
    [text(verb)],
    [text(safe(shown))],
    result(plan, progress, safe),
    [text(safe(causesWords(causes).join("; ")))],
  ];
}

function result(plan: Plan | undefined, { seen, state, step }: StepProgress, safe: Safe): readonly AdfNode[] {
  const { word, tone } = stepStateWords(state);
  if (state === "due-later") return [text(dueWords(step.due, plan?.zone ?? "UTC"))];
  const mark = lozenge(word, lozengeColor(tone));
  return state === "failed" && seen !== undefined ? [mark, text(` ${safe(seen)}`)] : [mark];
}

function detailsFold(progress: Progress, safe: Safe): readonly AdfNode[] {
  const { leaverClock, plan, steps } = progress;
  const clock =
    leaverClock === undefined
      ? []
      : clockHands(leaverClock, plan?.zone ?? "UTC").map(
          ({ name, at, afterNotice }) =>
            `${name}: ${at}${afterNotice === undefined ? "" : `, ${afterNotice} after notice`}`,
        );
  const read = steps.flatMap(({ seen, state }) => (seen === undefined || state === "failed" ? [] : [seen]));
  const kept = plan?.kept.map(({ name, why }) => `kept ${name}: ${keptWords(why)}`) ?? [];
  const findings = plan?.findings.map(({ sentence }) => sentence) ?? [];
  const proof =
    plan === undefined
      ? []
      : [`Plan ${plan.hash}`, `Table ${plan.table.name} ${plan.table.version}, org ${plan.table.org}`];
  const lines = [...clock, ...findings, ...kept, ...read, ...proof];
  return lines.length === 0 ? [] : [expand("Details", bullets(lines.map(safe)))];
}

function size(doc: AdfDocument): number {
  return JSON.stringify(doc).length;
}

function panelType(tone: Tone): "info" | "success" | "warning" | "error" {
  switch (tone) {
    case "good":
      return "success";
    case "busy":
      return "info";
    case "warning":
      return "warning";
    case "bad":
      return "error";
  }
}

function lozengeColor(tone: Tone): LozengeColor {
  switch (tone) {
    case "good":
      return "green";
    case "busy":
      return "blue";
    case "warning":
      return "yellow";
    case "bad":
      return "red";
  }
}
