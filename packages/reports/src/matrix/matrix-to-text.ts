import stringWidth from "string-width";
import { columns } from "../text/columns.ts";
import { paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";
import type { TextOptions } from "../text/text-options.ts";
import type { AccessMatrix, Share } from "./access-matrix.ts";

const COLUMN = 3;

/** The matrix for a terminal: values numbered and named above, marks below, and what the marks mean. */
export function matrixToText({ attribute, lines, values }: AccessMatrix, { color, width }: TextOptions): string {
  const colors = paint(color);
  const mark: Readonly<Record<Share, string>> = {
    everybody: colors.gain("●"),
    some: colors.change("◐"),
    "on-request": colors.notice("○"),
    nobody: colors.quiet("·"),
  };
  const widest = Math.max(0, ...lines.map(({ name }) => stringWidth(printable(name))));
  const name = Math.max(12, Math.min(widest + 2, width - 1 - values.length * COLUMN));
  const row = (first: string, cells: readonly string[]) =>
    columns({ text: first, width: name }, ...cells.map((text) => ({ text, width: COLUMN, align: "right" as const })));
  const numbers = values.map((value, place) => `${colors.quiet(`${place + 1}`)} ${printable(value)}`);
  return [
    `${colors.heading(`Access by ${printable(attribute)}`)}  ${mark.everybody} everybody  ${mark.some} some  ${mark["on-request"]} on request  ${mark.nobody} nobody`,
    ...columns({ text: numbers.join("   "), width: Math.max(40, width - 1) }),
    "",
    ...row(
      "",
      values.map((_, place) => colors.quiet(String(place + 1))),
    ),
    ...lines.flatMap((line) =>
      row(
        printable(line.name),
        line.cells.map((share) => mark[share]),
      ),
    ),
    "",
  ].join("\n");
}
