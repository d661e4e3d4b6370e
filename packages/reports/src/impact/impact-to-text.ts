import type { Impact, ImpactChange } from "@tenure/lifecycle-rules";
import { columns } from "../text/columns.ts";
import { type Paint, paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";
import type { TextOptions } from "../text/text-options.ts";
import type { ImpactReportOptions } from "./impact-report-options.ts";

const FEW = 5;

/** What a new table would change: the limits it is over, who loses and gains what, and by which row. Losses first. */
export function impactToText(
  { affected, changes, people }: Impact,
  options: TextOptions,
  { brakes = [] }: ImpactReportOptions = {},
): string {
  const colors = paint(options.color);
  const head = `${affected} of ${people} people would gain or lose something.`;
  const over = brakes.flatMap(({ sentence }) =>
    columns(
      { text: "", width: 2 },
      { text: colors.loss("!"), width: 2 },
      { text: printable(sentence), width: Math.max(40, options.width - 5) },
    ),
  );
  return `${[head, ...over, ...changes.flatMap((change) => changeLines(change, colors, options.width))].join("\n")}\n`;
}

function changeLines({ backfilled, direction, name, people, rows }: ImpactChange, colors: Paint, width: number) {
  const mark = direction === "gains" ? colors.gain("+") : colors.loss("-");
  const count = people.length === 1 ? "1 person" : `${people.length} people`;
  const some = people.slice(0, FEW).map(printable).join(", ");
  const more = people.length > FEW ? ` and ${people.length - FEW} more` : "";
  const waits = direction === "gains" && !backfilled ? "; given with their next ticket, not at once" : "";
  const by = rows.map(({ rowId, people: times }) => `${printable(rowId)} (${times})`).join(", ");
  return columns(
    { text: "", width: 2 },
    { text: mark, width: 2 },
    {
      text: `${colors.name(printable(name))} ${count} by ${by}${waits}\n${colors.quiet(`${some}${more}`)}`,
      width: Math.max(40, width - 5),
    },
  );
}
