import type { Progress, StepProgress } from "@tenure/lifecycle-rules";
import { type Page, page } from "../text/page.ts";
import { printable } from "../text/printable.ts";
import { shownAction } from "../text/shown-action.ts";
import type { TextOptions } from "../text/text-options.ts";
import { localWords } from "../words/due-words.ts";
import { clockHands } from "./clock-words.ts";
import { progressSentence, stateWords, type Tone } from "./state-words.ts";

/** How progress is drawn. */
export interface ProgressTextOptions extends TextOptions {
  /** Steps that were done before this instant are counted, not shown. @defaultValue all are shown */
  readonly since?: string;
}

/** Where a ticket stands, for a terminal: its state, every step with what reading back showed, and the leaver clock. */
export function progressToText(progress: Progress, options: ProgressTextOptions): string {
  const login = progress.plan?.subject.login ?? "the account";
  const on = page(
    options,
    progress.steps.map(({ step }) => shownAction(step.action, login)),
  );
  return [
    ...header(on, progress),
    ...mistakes(on, progress),
    ...steps(on, progress, login, options.since),
    ...clock(on, progress),
    "",
  ].join("\n");
}

function header(on: Page, progress: Progress): readonly string[] {
  const { word, tone } = stateWords(progress.state);
  return [
    ...on.paragraph(`${on.paint.heading(printable(progress.ticket.key))}  ${toned(on, tone)(word.toUpperCase())}`),
    ...on.paragraph(printable(progressSentence(progress))),
  ];
}

function mistakes(on: Page, { problems }: Progress): readonly string[] {
  return problems.flatMap(({ sentence }) => on.paragraph(`${on.paint.loss("✗")} ${printable(sentence)}`, 2));
}

function steps(on: Page, progress: Progress, login: string, since: string | undefined): readonly string[] {
  const shown = progress.steps
    .map((step, index) => ({ step, number: index + 1 }))
    .filter(({ step }) => since === undefined || step.state !== "done" || (step.at ?? since) >= since);
  if (progress.steps.length === 0) return [];
  const before = progress.steps.length - shown.length;
  return [
    "",
    ...(before === 0 ? [] : on.point(on.paint.gain("✓"), on.paint.quiet(`${counted(before, "step")} done before`))),
    ...shown.flatMap(({ number, step }) => stepLines(on, progress, login, step, number)),
  ];
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function stepLines(
  on: Page,
  progress: Progress,
  login: string,
  { state, step, seen }: StepProgress,
  number: number,
): readonly string[] {
  const { verb, target } = shownAction(step.action, login);
  // The zone is said above, once.
  const later =
    state === "due-later" && step.due !== "at-once" ? localWords(step.due, progress.plan?.zone ?? "UTC") : undefined;
  return on.item({
    number,
    mark: stepMark(on, state),
    verb,
    target: on.paint.name(target),
    note: on.paint.quiet(printable(seen ?? later ?? "")),
  });
}

function stepMark({ paint }: Page, state: StepProgress["state"]): string {
  switch (state) {
    case "planned":
      return paint.quiet("○");
    case "done":
      return paint.gain("✓");
    case "due-later":
      return paint.notice("◷");
    case "failed":
      return paint.loss("✗");
    case "blocked":
      return paint.change("‖");
  }
}

function clock(on: Page, { leaverClock, plan }: Progress): readonly string[] {
  if (leaverClock === undefined) return [];
  const hands = clockHands(leaverClock, plan?.zone ?? "UTC");
  return [
    "",
    on.paint.heading("Leaver clock"),
    ...hands.flatMap(({ name, at, afterNotice }) =>
      on.paragraph(
        `${name.padEnd(11)}${at}${afterNotice === undefined ? "" : on.paint.notice(`  + ${afterNotice}`)}`,
        8,
      ),
    ),
  ];
}

/** The colour of a tone. */
function toned({ paint }: Page, tone: Tone): (text: string) => string {
  switch (tone) {
    case "good":
      return paint.gain;
    case "busy":
      return paint.notice;
    case "warning":
      return paint.change;
    case "bad":
      return paint.loss;
  }
}
