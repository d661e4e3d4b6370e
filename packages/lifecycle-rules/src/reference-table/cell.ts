import { err, ok, type Result } from "neverthrow";
import type { Test } from "./table.ts";

/** A cell that says two things at once, or nothing. */
export interface InvalidCell {
  readonly kind: "contradiction";
  readonly cell: string;
  readonly sentence: string;
}

const SEPARATOR = /(?<!\\)\|/;

/** The values of a cell that holds several: `A | B`. A bar inside a value is written `\|`. */
export function cellValues(cell: string): readonly string[] {
  return cell
    .split(SEPARATOR)
    .map((value) => value.replaceAll("\\|", "|").normalize("NFC").trim())
    .filter((value) => value !== "");
}

/** Several values as one cell. */
export function joinValues(values: readonly string[]): string {
  return values.map((value) => value.replaceAll("|", "\\|")).join(" | ");
}

/**
 * Reads a condition cell: `A`, `A | B`, `!A`, `!A | !B`; empty or `*` means no condition (`undefined`).
 * Values and negations do not mix: `A | !B` would be `!B` with an `A` nobody needs.
 */
export function readCell(cell: string): Result<Test | undefined, InvalidCell> {
  const values = cellValues(cell);
  if (values.length === 0 || values.includes("*")) {
    return values.length > 1
      ? err({ kind: "contradiction", cell, sentence: `"${cell}" mixes * with values; * alone already means anybody` })
      : ok(undefined);
  }
  const negated = values.filter((value) => value.startsWith("!"));
  if (negated.length === 0) return ok({ kind: "any-of", values });
  if (negated.length < values.length) {
    return err({ kind: "contradiction", cell, sentence: `"${cell}" mixes values and negations; use one of the two` });
  }
  const excluded = negated.map((value) => value.slice(1).trim());
  return excluded.includes("")
    ? err({ kind: "contradiction", cell, sentence: `"${cell}" negates nothing; write !Value` })
    : ok({ kind: "none-of", values: excluded });
}

/** A condition as a cell: the inverse of {@link readCell}. */
export function showTest(test: Test): string {
  return joinValues(test.kind === "any-of" ? test.values : test.values.map((value) => `!${value}`));
}
