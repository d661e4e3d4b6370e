import type { Instant } from "@tenure/lifecycle-rules";
import { columns, printable } from "@tenure/reports";
import type { RowHolder } from "@tenure/service";
import { columnFor } from "../terminal/column-for.ts";
import type { Screen } from "../terminal/terminal.ts";
import { moment } from "./moment.ts";

/** Who had something by a row at an instant of the past. */
export function holdersToText(
  rowId: string,
  at: Instant,
  holders: readonly RowHolder[],
  names: ReadonlyMap<string, string>,
  { width }: Pick<Screen, "width">,
): string {
  const people = holders.length === 0 ? "Nobody" : holders.length === 1 ? "1 person" : `${holders.length} people`;
  const room = Math.max(60, width) - 1;
  const named = holders.map(({ accountId, login }) => login ?? accountId);
  const name = columnFor(named, room * 0.5);
  return [
    `${people} had something by ${printable(rowId)} at ${moment(at)}.`,
    ...holders.flatMap(({ targets }, index) =>
      columns(
        { text: "", width: 2 },
        { text: printable(named[index] ?? ""), width: name },
        { text: "", width: 2 },
        { text: targets.map((id) => printable(names.get(id) ?? id)).join(", "), width: room - name - 4 },
      ),
    ),
    "The ledger knows what Tenure gave; what somebody gave by hand it does not know.",
    "",
  ].join("\n");
}
