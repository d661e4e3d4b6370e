import type { Plan, Step } from "@tenure/lifecycle-rules";
import { actionWords, dueWords } from "@tenure/reports";
import { html, type Markup } from "./html.ts";

const WIDTH = 1000;
const LINE = 22;
const TOP = 46;
/** Characters that fit into one column of several. */
const LETTERS = 150;

/** A plan as a picture: one column for each instant something is due, the steps below it, coloured by what they do. */
export function planPicture(plan: Plan): Markup {
  const columns = [...Map.groupBy(plan.steps, ({ due }) => due)].toSorted(([a], [b]) => order(a) - order(b));
  const rows = Math.max(...columns.map(([, steps]) => steps.length), 0);
  const width = WIDTH / Math.max(columns.length, 1);
  const height = TOP + rows * LINE;
  return html`<svg viewBox="0 0 ${String(WIDTH)} ${String(height)}" role="img" aria-label="The plan by time">
    <line class="axis" x1="0" x2="${String(WIDTH)}" y1="28" y2="28"/>
    ${columns.map(([due, steps], at) => column(plan, dueWords(due, plan.zone), steps, { x: at * width, width }))}</svg>`;
}

function column(
  plan: Plan,
  due: string,
  steps: readonly Step[],
  at: { readonly x: number; readonly width: number },
): Markup {
  const letters = Math.floor((LETTERS * at.width) / WIDTH);
  return html`<g transform="translate(${String(Math.round(at.x))} 0)"><circle class="soft" cx="5" cy="28" r="4"/>
    <text x="0" y="16">${cut(due, letters)}</text>${steps.map((step, place) => {
      const { effect, target, verb } = actionWords(step.action, plan.subject.login);
      const y = TOP + place * LINE;
      return html`<circle class="${effect}" cx="5" cy="${String(y)}" r="5"/><text x="18" y="${String(y + 4)}">${cut(`${verb} ${target}`, letters)}</text>`;
    })}</g>`;
}

function order(due: Step["due"]): number {
  return due === "at-once" ? Number.NEGATIVE_INFINITY : Date.parse(due);
}

function cut(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}
