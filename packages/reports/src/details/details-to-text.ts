import type { Detail } from "@tenure/lifecycle-rules";
import stringWidth from "string-width";
import { type Cell, columns } from "../text/columns.ts";
import { paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";
import type { TextOptions } from "../text/text-options.ts";

const GAP = 2;
const NARROWEST_VALUE = 12;

/** Labelled values, one below the other, the values beginning in one column and wrapping there. */
export function detailsToText(details: readonly Detail[], options: TextOptions): string {
  return lines([details], options);
}

/** Labelled values in two columns, each read downwards: half as long, for forms with many short answers. */
export function detailsInTwoColumns(details: readonly Detail[], options: TextOptions): string {
  const half = Math.ceil(details.length / 2);
  return lines([details.slice(0, half), details.slice(half)], options);
}

function lines(parts: readonly (readonly Detail[])[], { color, width }: TextOptions): string {
  const { quiet } = paint(color);
  const side = Math.floor((width - 1) / parts.length);
  const labels = parts.map((part) => Math.max(0, ...part.map(({ label }) => stringWidth(label))) + GAP);
  const cells = (row: number): readonly Cell[] =>
    parts.flatMap((part, place) => {
      const label = labels[place] ?? 0;
      const value = Math.max(NARROWEST_VALUE, side - label - GAP);
      return [
        { text: quiet(printable(part[row]?.label ?? "")), width: label },
        { text: printable(part[row]?.value ?? ""), width: value },
        { text: "", width: GAP },
      ];
    });
  const height = Math.max(0, ...parts.map((part) => part.length));
  return Array.from({ length: height }, (_, row) => columns(...cells(row)))
    .flat()
    .map((line) => `${line}\n`)
    .join("");
}
