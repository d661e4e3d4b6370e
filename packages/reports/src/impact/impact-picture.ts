import type { Impact, ImpactChange } from "@tenure/lifecycle-rules";
import { fit } from "../html/fit.ts";
import { html, type Markup } from "../html/markup.ts";

const WIDTH = 1000;
const HEAD = 30;
const LINE = 26;
const NAME = 260;
const BAR = { from: 300, to: 560 };
const ROWS = 640;

/**
 * What a table changes, before and after: a line for each group and application with two bars, how many people had it
 * and how many will, and the rows that are the reason. What is lost comes first.
 */
export function impactPicture({ changes }: Impact): Markup {
  const most = changes.reduce((sum, { after, before }) => Math.max(sum, after, before), 1);
  const height = HEAD + changes.length * LINE;
  const title = `Before and after: ${changes.length} changes`;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title>
    <text class="soft" x="0" y="14">Group or application</text><text class="soft" x="${BAR.from}" y="14">People before and after</text>
    <text class="soft" x="${ROWS}" y="14">By row (people)</text>
    ${changes.map((change, place) => line(change, HEAD + place * LINE, most))}</svg>`;
}

function line({ after, before, direction, name, people, rows }: ImpactChange, y: number, most: number): Markup {
  const scale = (count: number) => ((BAR.to - BAR.from) * count) / most;
  const effect = direction === "gains" ? "gives" : "takes";
  const sign = direction === "gains" ? "+" : "−";
  const by = rows.map(({ people: count, rowId }) => `${rowId} (${count})`).join(", ");
  const same = Math.min(before, after);
  return html`<g transform="translate(0 ${y})"><title>${`${name}: ${before} people before, ${after} after; ${direction} ${people.length} by ${by}`}</title>
    <circle class="${effect}" cx="8" cy="8" r="8"/><text class="sign" x="8" y="12">${sign}</text><text x="24" y="12">${fit(name, NAME)}</text>
    <rect class="soft" x="${BAR.from}" y="1" width="${Math.max(1, scale(before))}" height="6"/>
    <rect class="soft" x="${BAR.from}" y="9" width="${scale(same)}" height="6"/>
    <rect class="${effect}" x="${BAR.from + scale(same)}" y="${direction === "gains" ? 9 : 1}" width="${Math.max(2, scale(people.length))}" height="6"/>
    <text class="soft" x="${BAR.to + 10}" y="12">${before} → ${after}</text>
    <text x="${ROWS}" y="12">${fit(by, WIDTH - ROWS)}</text></g>`;
}
