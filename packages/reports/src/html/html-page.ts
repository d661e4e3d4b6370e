import { html, type Markup } from "./markup.ts";

/**
 * A whole page around some markup. It needs nothing but itself: no script, no font, no picture from elsewhere; it
 * follows the reader's light or dark setting and prints in black on white.
 */
export function htmlPage(title: string, body: Markup): string {
  const { markup } = html`<title>${title}</title>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${markup}
<style>${STYLE}</style></head>
<body><main>${body.markup}</main></body></html>
`;
}

// Every colour keeps a contrast of 4.5 to 1 against its ground, and none carries a meaning that no sign carries too.
const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #5a6470; --line: #d9dee4; --wash: #f4f6f8;
  --gain: #12703f; --loss: #b3261e; --change: #7a5200; --tell: #0b5cad; --late: #9a3d00;
  --heat-1: #dbe9f8; --heat-2: #8fbce8; --heat-3: #1f6fbf; --heat-ink: #fff }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #14181d; --ink: #e6eaef; --soft: #9aa6b2; --line: #333c46; --wash: #1c2229;
  --gain: #63c794; --loss: #ff8a80; --change: #e5b567; --tell: #7fb8f5; --late: #ffab70;
  --heat-1: #23405f; --heat-2: #2f6aa8; --heat-3: #7fb8f5; --heat-ink: #0c1116 } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; padding: 2rem 1rem; background: var(--ground); color: var(--ink) }
main { max-width: 66rem; margin: auto }
main:has(.wide) { max-width: none }
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2 } h2 { margin: 2rem 0 .5rem; font-size: 1.1rem }
.key { margin: 0; color: var(--soft); letter-spacing: .04em }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word }
th { font-weight: 600; color: var(--soft) }
td.number, th.number { text-align: right }
td:first-child, td.when, .whole { white-space: nowrap }
.long { overflow-wrap: anywhere }
.soft { color: var(--soft) }
.gives { color: var(--gain) } .takes { color: var(--loss) } .changes { color: var(--change) } .tells { color: var(--tell) } .late { color: var(--late) }
.proof { color: var(--soft); font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 1rem 0; padding: 0; list-style: none }
.figures b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums }
.figures span { color: var(--soft) }
svg { display: block; width: 100%; height: auto; margin: .5rem 0 1rem }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink); unicode-bidi: plaintext }
svg text.head { font-weight: 600 } svg text.soft { fill: var(--soft) }
svg .axis { stroke: var(--line); fill: none } svg .limit { stroke: var(--soft); stroke-dasharray: 3 3 } svg .band { fill: var(--wash) } svg .soft { fill: var(--soft) }
svg .gives { fill: var(--gain) } svg .takes { fill: var(--loss) } svg .changes { fill: var(--change) } svg .tells { fill: var(--tell) } svg .late { fill: var(--late) }
svg text.sign { fill: var(--ground); font-weight: 700; text-anchor: middle }
svg text.middle { text-anchor: middle }
@media print { body { padding: 0 } h2 { break-after: avoid } tr, svg { break-inside: avoid } thead { display: table-header-group }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
`;
