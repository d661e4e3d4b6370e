import type { Detail } from "@tenure/lifecycle-rules";
import stringWidth from "string-width";
import { columns, padded } from "../text/columns.ts";
import { paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";
import type { TextOptions } from "../text/text-options.ts";

const GAP = 2;
const NARROWEST_VALUE = 12;

/** Labelled values, one below the other, the values beginning in one column and wrapping there. */
export function detailsToText(details: readonly Detail[], options: TextOptions): string {
  return column(details, options)
    .map((line) => `${line}\n`)
    .join("");
}

/** Labelled values in two columns, each read downwards: half as long, for forms with many short answers. */
export function detailsInTwoColumns(details: readonly Detail[], { color, width }: TextOptions): string {
  const half = Math.ceil(details.length / 2);
  const side = { color, width: Math.floor(width / 2) };
  const [left = [], right = []] = [details.slice(0, half), details.slice(half)].map((part) => column(part, side));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) =>
    `${padded(left[row] ?? "", side)}${right[row] ?? ""}`.trimEnd(),
  )
    .map((line) => `${line}\n`)
    .join("");
}

function column(details: readonly Detail[], { color, width }: TextOptions): readonly string[] {
  const { quiet } = paint(color);
  const label = Math.max(0, ...details.map((one) => stringWidth(one.label))) + GAP;
  const value = Math.max(NARROWEST_VALUE, width - 1 - label - GAP);
  return details.flatMap((one) =>
    columns({ text: quiet(printable(one.label)), width: label }, { text: printable(one.value), width: value }),
  );
}
