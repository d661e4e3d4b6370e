/** Markup that is safe to show. Made by {@link html} only. */
export interface Markup {
  readonly markup: string;
}

/** Builds markup: what is put in becomes text, never markup, unless it is markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Markup | readonly Markup[])[]): Markup {
  return { markup: parts.map((part, at) => part + shown(values[at] ?? "")).join("") };
}

function shown(value: string | Markup | readonly Markup[]): string {
  if (typeof value === "string") return escaped(value);
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A whole page around some markup. */
export function page(title: string, body: Markup): string {
  const { markup } = html`<title>${title}</title>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${markup}
<style>${STYLE}</style></head>
<body><main>${body.markup}</main></body></html>
`;
}

/** What a page may do: show its own styles, and nothing else. */
export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
};

const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 60%, transparent); --gain: #1a7f4b; --loss: #b3261e }
@media (prefers-color-scheme: dark) { :root { --gain: #63c794; --loss: #ff8a80 } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; padding: 2rem 1rem }
main { max-width: 66rem; margin: auto }
h1 { margin: 0; font-size: 1.7rem } h2 { margin: 2rem 0 .5rem; font-size: 1.1rem }
.key { margin: 0; color: var(--soft); letter-spacing: .04em }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word }
th { font-weight: 600; color: var(--soft) }
td:first-child { white-space: nowrap }
.gives { color: var(--gain) } .takes { color: var(--loss) }
.proof { color: var(--soft); font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
svg { width: 100%; height: auto; margin: .5rem 0 1rem }
svg text { font: 12px system-ui, sans-serif; fill: currentColor } svg .axis { stroke: var(--line) } svg .soft { fill: var(--soft) }
svg .gives { fill: var(--gain) } svg .takes { fill: var(--loss) } svg .changes, svg .tells { fill: var(--soft) }
`;
