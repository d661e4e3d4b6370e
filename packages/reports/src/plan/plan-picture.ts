import type { Due, Plan, Step } from "@tenure/lifecycle-rules";
import { fit } from "../html/fit.ts";
import { html, type Markup } from "../html/markup.ts";
import { actionWords, type Effect } from "../words/action-words.ts";
import { causesWords } from "../words/cause-words.ts";
import { dueWords, durationWords } from "../words/due-words.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { type DueGroup, stepsByDue } from "./steps-by-due.ts";

const WIDTH = 1000;
const LINE = 24;
const HEAD = 34;
const GAP = 14;
const AXIS = 12;
const CAUSES = 560;

const SIGN: Readonly<Record<Effect, string>> = { gives: "+", takes: "−", changes: "~", tells: "›" };

/**
 * A plan as a timeline: time runs down, each instant something is due is a mark on the axis, its steps stand below it
 * with a sign for what they do, and at the right what causes them, one bracket for steps of one cause.
 */
export function planPicture(plan: Plan): Markup {
  const groups = stepsByDue(plan.steps);
  const tops = groups.map((_, place) =>
    groups.slice(0, place).reduce((sum, { steps }) => sum + HEAD + steps.length * LINE + GAP, 0),
  );
  const height = (tops.at(-1) ?? 0) + HEAD + (groups.at(-1)?.steps.length ?? 0) * LINE + GAP;
  const title = `Timeline of ${plan.steps.length} steps for ${plan.subject.name}`;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title>
    <line class="axis" x1="${AXIS}" x2="${AXIS}" y1="16" y2="${height - GAP}"/>
    ${groups.map((group, place) => instant(plan, group, tops[place] ?? 0, groups[place - 1]?.due))}</svg>`;
}

function instant(plan: Plan, { due, steps }: DueGroup, top: number, before: Due | undefined): Markup {
  const later =
    due === "at-once" || before === undefined || before === "at-once" ? "" : ` · ${durationWords(before, due)} later`;
  return html`<g transform="translate(0 ${top})"><circle class="soft" cx="${AXIS}" cy="16" r="5"/>
    <text class="head" x="${AXIS + 16}" y="20">${sentenceCase(dueWords(due, plan.zone))}${later}</text>
    ${steps.map(({ step }, place) => line(plan, step, HEAD + place * LINE))}
    ${brackets(steps.map(({ step }) => step))}</g>`;
}

function line(plan: Plan, { action }: Step, y: number): Markup {
  const { effect, target, verb } = actionWords(action, plan.subject.login);
  return html`<g transform="translate(${AXIS + 16} ${y})"><title>${verb} ${target}</title><circle class="${effect}" cx="8" cy="8" r="8"/>
    <text class="sign" x="8" y="12">${SIGN[effect]}</text>
    <text x="24" y="12">${fit(`${verb} ${target}`, CAUSES - AXIS - 60)}</text></g>`;
}

/** Steps that stand together and have the same causes share one bracket and one text. */
function brackets(steps: readonly Step[]): readonly Markup[] {
  const words = steps.map(({ causes }) => causesWords(causes).join("; "));
  return words.flatMap((text, place) => {
    if (text === words[place - 1]) return [];
    const next = words.findIndex((other, at) => at > place && other !== text);
    const count = (next === -1 ? words.length : next) - place;
    const [from, to] = [HEAD + place * LINE + 1, HEAD + (place + count) * LINE - 7];
    return [
      html`<g><title>${text}</title><path class="axis" d="M${CAUSES} ${from}h6V${to}h-6"/>
        <text class="soft" x="${CAUSES + 14}" y="${(from + to) / 2 + 4}">${fit(text, WIDTH - CAUSES - 14)}</text></g>`,
    ];
  });
}
