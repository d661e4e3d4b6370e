import type { Cause, WhyNot } from "@tenure/lifecycle-rules";
import { columns } from "../text/columns.ts";
import { type Paint, paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";
import type { TextOptions } from "../text/text-options.ts";
import { causeWords } from "../words/cause-words.ts";

const INDENT = 2;

/** Why somebody has something: each row that gives it, the values that made it hold, its reason and its owner. */
export function whyToText(causes: readonly Cause[], options: TextOptions): string {
  const colors = paint(options.color);
  if (causes.length === 0) return "No row of the table gives it.\n";
  return text(
    options,
    causes.flatMap((cause) => causeLines(cause, colors)),
  );
}

/** Why somebody does not have something: what stands in the way, and of rows the nearest first. */
export function whyNotToText(whyNot: WhyNot, options: TextOptions): string {
  const colors = paint(options.color);
  switch (whyNot.kind) {
    case "granted":
      return `It is given:\n${whyToText(whyNot.causes, options)}`;
    case "not-in-table":
      return "No row of the table gives it to anybody.\n";
    case "excluded":
      return `Rows give it, and others take it away:\n${whyToText(whyNot.causes, options)}`;
    case "privileged":
      return `It is privileged: asked for by a ticket of its own, with an end (${whyNot.rowIds.map(printable).join(", ")}).\n`;
    case "no-row":
      return `No row that gives it holds. Nearest first:\n${text(
        options,
        whyNot.nearest.flatMap(({ failed, row }) => [
          colors.name(printable(row.id)),
          ...failed.map(
            ({ attribute, cell, value }) =>
              `  ${colors.loss("✗")} ${printable(attribute)} is ${value === undefined ? "not known" : printable(value)}; the row asks for ${printable(cell)}`,
          ),
          `  ${colors.quiet(`${printable(row.reason)} · ${printable(row.owner)}`)}`,
        ]),
      )}`;
  }
}

function causeLines(cause: Cause, colors: Paint): readonly string[] {
  const [name = "", ...values] = printable(causeWords(cause)).split(": ");
  const reason = cause.kind === "row" || cause.kind === "excluded" ? [`${cause.reason} · ${cause.owner}`] : [];
  return [
    values.length === 0 ? name : `${colors.name(name)}  ${values.join(": ")}`,
    ...reason.map((words) => `  ${colors.quiet(printable(words))}`),
  ];
}

function text({ width }: TextOptions, lines: readonly string[]): string {
  return lines
    .flatMap((line) => {
      const indent = INDENT + (line.length - line.trimStart().length);
      return columns({ text: "", width: indent }, { text: line.trimStart(), width: Math.max(40, width - 1 - indent) });
    })
    .map((line) => `${line}\n`)
    .join("");
}
