import type { Instant, LeaverClock } from "@tenure/lifecycle-rules";
import { fit } from "../html/fit.ts";
import { html, type Markup } from "../html/markup.ts";
import { secondsWords } from "../words/seconds-words.ts";
import { logScale } from "./log-scale.ts";

/** A leaver's clock, and what to call it: a ticket's key. */
export interface NamedClock {
  readonly name: string;
  readonly clock: LeaverClock;
}

const WIDTH = 1000;
const HEAD = 34;
const LINE = 26;
const NAME = 130;
const FROM = 140;
const TO = 800;
const DAY = 86_400;

/** The limits companies are held to, in seconds, with their words. */
const LIMITS = [
  { seconds: 3600, words: "1 h" },
  { seconds: 4 * 3600, words: "4 h" },
  { seconds: DAY, words: "24 h" },
] as const;

/**
 * Leaver clocks against the limits of 1, 4 and 24 hours: from the moment somebody was to be out (left edge) to shut out
 * (the thick bar; grey while no ticket had said so), and on to completed (the thin line). The axis is logarithmic. Who is still in is drawn up to `now`.
 */
export function clockPicture(clocks: readonly NamedClock[], now: Instant): Markup {
  const spans = clocks.map(({ clock, name }) => ({ name, ...spanOf(clock, now) }));
  const scale = logScale(
    Math.max(2 * DAY, ...spans.map(({ contained, completed }) => Math.max(contained, completed ?? 0))),
  );
  const x = (seconds: number) => FROM + (TO - FROM) * scale(seconds);
  const height = HEAD + spans.length * LINE;
  const title = `${clocks.length} leaver clocks against limits of 1, 4 and 24 hours`;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title>
    <text class="soft" x="0" y="14">Ticket</text><text class="soft" x="${FROM}" y="14">due</text><text class="soft" x="${TO + 12}" y="14">shut out after</text>
    ${LIMITS.map(({ seconds, words }) => html`<line class="limit" x1="${x(seconds)}" x2="${x(seconds)}" y1="20" y2="${height}"/><text class="soft middle" x="${x(seconds)}" y="14">${words}</text>`)}
    ${spans.map((span, place) => line(span, HEAD + place * LINE, x))}</svg>`;
}

interface Span {
  /** Until the ticket came. */
  readonly unknown: number;
  readonly contained: number;
  readonly isContained: boolean;
  readonly completed?: number;
}

function spanOf({ completedAt, containedAt, effectiveAt, noticedAt }: LeaverClock, now: Instant): Span {
  const from = Date.parse(effectiveAt);
  const after = (instant: Instant) => Math.max(0, (Date.parse(instant) - from) / 1000);
  return {
    unknown: Math.min(after(noticedAt), after(containedAt ?? now)),
    contained: after(containedAt ?? now),
    isContained: containedAt !== undefined,
    ...(completedAt === undefined ? {} : { completed: after(completedAt) }),
  };
}

function line(span: Span & { readonly name: string }, y: number, x: (seconds: number) => number): Markup {
  const { completed, contained, isContained, name, unknown } = span;
  const over = LIMITS.findLast(({ seconds }) => contained > seconds);
  const look = !isContained ? "takes" : over === undefined ? "gives" : "late";
  const words = isContained ? secondsWords(contained) : `still in: ${secondsWords(contained)}`;
  const beyond = over === undefined ? "" : ` · over ${over.words}`;
  return html`<g transform="translate(0 ${y})"><title>${`${name}: ${words}${beyond}`}</title>
    <text x="0" y="12">${fit(name, NAME)}</text>
    ${completed === undefined ? html`` : html`<line class="axis" x1="${x(contained)}" x2="${x(completed)}" y1="8" y2="8"/><circle class="soft" cx="${x(completed)}" cy="8" r="3"/>`}
    <rect class="${look}" x="${FROM}" y="2" width="${Math.max(2, x(contained) - FROM)}" height="12" rx="2"/>
    ${unknown < 60 ? html`` : html`<rect class="soft" x="${FROM}" y="2" width="${x(unknown) - FROM}" height="12" rx="2"/>`}
    <text class="${look}" x="${TO + 12}" y="12">${`${words}${beyond}`}</text></g>`;
}
