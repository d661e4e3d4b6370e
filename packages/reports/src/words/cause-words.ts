import type { Cause, MatchedCell } from "@tenure/lifecycle-rules";

/** Says why a step is in the plan: the row and the values that matched it, or what the ticket asks. */
export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case "row":
      return `${cause.rowId}: ${cause.cells.length === 0 ? "everybody" : cause.cells.map(cellWords).join(", ")}`;
    case "no-row":
      return `no row grants it any more (was ${cause.rowIds.join(", ")})`;
    case "excluded":
      return `${cause.rowId} excludes it`;
    case "request":
      return cause.what;
  }
}

function cellWords({ origin, cell, value }: MatchedCell): string {
  // Of a list only what the row asks for: the other values have nothing to do with this step.
  if (typeof value !== "string") return `${origin.label} has ${cell}`;
  return cell === value ? `${origin.label} = ${value}` : `${origin.label} = ${value} (row: ${cell})`;
}
