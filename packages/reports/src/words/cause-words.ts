import type { Cause, MatchedCell } from "@tenure/lifecycle-rules";
import { valueWords } from "./action-words.ts";

/** Says why a step is in the plan: the row and the values that matched it, or what the ticket asks. */
export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case "row":
      return `${cause.rowId}: ${cause.cells.length === 0 ? "everybody" : cause.cells.map(cellWords).join(", ")}`;
    case "no-row":
      return `no row grants it any more (was ${cause.rowIds.join(", ")})`;
    case "request":
      return cause.what;
  }
}

function cellWords({ origin, cell, value }: MatchedCell): string {
  const words = valueWords(value);
  return cell === words ? `${origin.label} = ${words}` : `${origin.label} = ${words} (row: ${cell})`;
}
