import { html, type Markup } from "../html/markup.ts";

/** One month's bar, and a mark above it where there is one. */
export interface MonthBar {
  readonly month: string;
  /** From 0 to 1 of the chart's height. */
  readonly height: number;
  readonly words: string;
  readonly look: "gives" | "takes" | "tells" | "late";
  /** A second value, drawn as a line over the bar. */
  readonly mark?: { readonly height: number; readonly words: string };
}

const WIDTH = 1000;
const HEIGHT = 120;
const TOP = 22;
const ROOM = 34;
const WIDEST = 64;

/** Months side by side as bars, each with its value in words; the last 24 where there are more. */
export function monthChart(title: string, bars: readonly MonthBar[]): Markup {
  const shown = bars.slice(-24);
  const room = WIDTH / Math.max(shown.length, 6);
  const width = Math.min(WIDEST, room - 6);
  const label = `${title}: ${shown.map(({ mark, month, words }) => `${month} ${words}${mark === undefined ? "" : `, ${mark.words}`}`).join("; ")}`;
  return html`<svg viewBox="0 0 ${WIDTH} ${TOP + HEIGHT + ROOM}" role="img" aria-label="${label}"><title>${title}</title>
    <line class="axis" x1="0" x2="${WIDTH}" y1="${TOP + HEIGHT}" y2="${TOP + HEIGHT}"/>
    ${shown.map(({ height, look, mark, month, words }, place) => {
      const x = place * room + room / 2;
      const top = TOP + HEIGHT * (1 - height);
      const markAt = TOP + HEIGHT * (1 - (mark?.height ?? 0));
      return html`<g><title>${`${month}: ${words}${mark === undefined ? "" : `, ${mark.words}`}`}</title>
        <rect class="${look}" x="${x - width / 2}" y="${top}" width="${width}" height="${Math.max(1, HEIGHT * height)}" rx="2"/>
        ${mark === undefined ? html`` : html`<line class="axis" x1="${x}" x2="${x}" y1="${top}" y2="${markAt}"/><rect class="soft" x="${x - width / 4}" y="${markAt - 1}" width="${width / 2}" height="2"/>`}
        <text class="middle" x="${x}" y="${Math.min(top, mark === undefined ? top : markAt) - 6}">${words}</text>
        <text class="soft middle" x="${x}" y="${TOP + HEIGHT + 16}">${month}</text></g>`;
    })}</svg>`;
}
