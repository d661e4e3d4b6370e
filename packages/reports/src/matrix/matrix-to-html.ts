import { htmlPage } from "../html/html-page.ts";
import { html, type Markup } from "../html/markup.ts";
import type { AccessMatrix, Share } from "./access-matrix.ts";
import { arranged } from "./arranged.ts";

const LOOK: Readonly<Record<Share, { readonly sign: string; readonly style: string; readonly words: string }>> = {
  everybody: { sign: "●", style: "h3", words: "everybody" },
  some: { sign: "◐", style: "h2", words: "some: other cells decide" },
  "on-request": { sign: "○", style: "h1", words: "on request" },
  nobody: { sign: "", style: "h0", words: "nobody" },
};

/** A dot of the overview, in px. */
const DOT = { width: 12, height: 4 };

/**
 * The matrix as one HTML page: an overview in which blocks of access show, and below it the table to read, whose
 * headings stay in sight. Made for 60 values and 200 groups; a colour never speaks without a sign.
 */
export function matrixToHtml(matrix: AccessMatrix): string {
  const inOrder = arranged(matrix);
  const { attribute, lines, values } = inOrder;
  return htmlPage(
    `Access by ${attribute}`,
    html`<style>${{ markup: STYLE }}</style><div class="wide"><header><p class="key">${lines.length} groups and applications · ${values.length} values</p>
      <h1>Access by ${attribute}</h1></header>
      <ul class="legend">${Object.values(LOOK).map(({ sign, style, words }) => html`<li><span class="cell ${style}">${sign}</span> ${words}</li>`)}</ul>
      <h2>Overview</h2>${overview(inOrder)}
      <h2>Who gets what</h2>${table(inOrder)}</div>`,
  );
}

/** One path for each share, so that a large matrix stays a small file. */
function overview({ attribute, lines, values }: AccessMatrix): Markup {
  const dots = (share: Share) =>
    lines
      .flatMap(({ cells }, y) =>
        cells.flatMap((cell, x) =>
          cell === share
            ? [`M${x * DOT.width} ${y * DOT.height}h${DOT.width - 1}v${DOT.height - 1}h${1 - DOT.width}z`]
            : [],
        ),
      )
      .join("");
  const [width, height] = [values.length * DOT.width, lines.length * DOT.height];
  const title = `Overview of ${lines.length} groups and applications by ${attribute}: a line for each, a column for each value`;
  return html`<svg class="overview" style="max-width:${width}px" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"><title>${title}</title>
    <rect class="band" width="${width}" height="${height}"/>${(["everybody", "some", "on-request"] as const).map(
      (share) => html`<path class="${LOOK[share].style}" d="${dots(share)}"/>`,
    )}</svg>`;
}

function table({ attribute, lines, values }: AccessMatrix): Markup {
  return html`<table class="matrix"><caption>A line for each group and application, a column for each value of ${attribute}</caption>
    <thead><tr><td></td>${values.map((value) => html`<th scope="col"><span>${value}</span></th>`)}</tr></thead>
    <tbody>${lines.map(
      ({ cells, kind, name }) =>
        html`<tr><th scope="row" title="${kind}">${name}</th>${cells.map((share, x) => {
          const { sign, style, words } = LOOK[share];
          return share === "nobody"
            ? html`<td></td>`
            : html`<td class="${style}" title="${`${name}, ${values[x] ?? ""}: ${words}`}">${sign}</td>`;
        })}</tr>`,
    )}</tbody></table>`;
}

const STYLE = `
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin: 1rem 0 }
.cell { display: inline-block; width: 1.2rem; min-height: 1.2rem; vertical-align: middle; text-align: center; border-radius: 3px }
.h0 { background: var(--wash); outline: 1px solid var(--line) } .h1 { background: var(--heat-1); fill: var(--heat-1) } .h2 { background: var(--heat-2); fill: var(--heat-2) } .h3 { background: var(--heat-3); color: var(--heat-ink); fill: var(--heat-3) }
.h2 { color: #0c1116 } @media screen and (prefers-color-scheme: dark) { .h2 { color: #fff } }
svg.overview { border: 1px solid var(--line) }
.matrix { width: auto; border-collapse: separate; border-spacing: 1px; font-size: 12px; line-height: 1.25 }
.matrix td { width: 1.15rem; height: 1.15rem; padding: 0; text-align: center; border: 0; background: var(--wash) }
.matrix td.h1 { background: var(--heat-1) } .matrix td.h2 { background: var(--heat-2) } .matrix td.h3 { background: var(--heat-3) }
.matrix tbody th { position: sticky; left: 0; background: var(--ground); color: var(--ink); font-weight: 400; padding: 0 .6rem 0 0; border: 0; white-space: nowrap; max-width: 20rem; overflow: hidden; text-overflow: ellipsis }
.matrix thead { position: sticky; top: 0; z-index: 1 }
.matrix thead th, .matrix thead td { background: var(--ground); border: 0; padding: .25rem 0; vertical-align: bottom; height: auto }
.matrix thead td { position: sticky; left: 0; z-index: 2 }
.matrix thead span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 12rem; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.matrix tbody tr:hover th, .matrix tbody tr:hover td { outline: 1px solid var(--soft) }
@media print { .matrix thead, .matrix tbody th, .matrix thead td { position: static } .matrix { font-size: 7px } .matrix td { width: 9px; height: 9px } }
`;
