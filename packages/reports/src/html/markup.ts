import { printable } from "../text/printable.ts";

/** Markup that is safe to show. Made by {@link html} only. */
export interface Markup {
  readonly markup: string;
}

/** What may be put into markup. */
export type Shown = string | number | Markup | readonly Markup[];

/** Builds markup: what is put in becomes text, never markup, unless it is markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly Shown[]): Markup {
  return { markup: parts.map((part, at) => part + shown(values[at] ?? "")).join("") };
}

function shown(value: Shown): string {
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  if (typeof value === "string") return escaped(printable(value));
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
