import type { Cause, MatchedCell } from "@tenure/lifecycle-rules";

/** Says all of a step's causes, each once. */
export function causesWords(causes: readonly Cause[]): readonly string[] {
  return [...new Set(causes.map(causeWords))];
}

/** Says why a step is in the plan: the row and the values that matched it, or what the ticket asks and in which field. */
export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case "row":
      return `${cause.rowId}: ${cause.cells.length === 0 ? "everybody" : cause.cells.map(cellWords).join(", ")}`;
    case "no-row":
      return `no row grants it any more (was ${cause.rowIds.join(", ")})`;
    case "excluded":
      return `${cause.rowId} excludes it`;
    case "request":
      return cause.what === cause.origin.label ? cause.what : `${cause.what} (${cause.origin.label})`;
  }
}

function cellWords({ origin, cell, value }: MatchedCell): string {
  const asked = cell.split("|").map((alternative) => alternative.trim());
  if (typeof value === "string") {
    // Which alternative of the cell it was, the value says; a negation or a prefix it does not.
    return asked.includes(value) ? `${origin.label} = ${value}` : `${origin.label} = ${value} (row: ${cell})`;
  }
  // Of a list only what the row asks for: the other values have nothing to do with this step.
  const met = value.filter((one) => asked.includes(one));
  return `${origin.label} has ${met.length === 0 ? `${value.join(", ")} (row: ${cell})` : met.join(", ")}`;
}
