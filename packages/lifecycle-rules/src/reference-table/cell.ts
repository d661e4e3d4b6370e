import { err, ok, type Result } from "neverthrow";
import { clipped } from "./clipped.ts";
import type { Test } from "./table.ts";

/** A cell that says two things at once, or nothing. */
export interface InvalidCell {
  readonly kind: "contradiction";
  readonly cell: string;
  readonly sentence: string;
}

/** How a cell asks for any value at all, and for none. */
export const PRESENT = "(any)";
export const ABSENT = "(none)";

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
 * Reads a condition cell: `A`, `A | B`, `!A`, `!A | !B`, `(any)`, `(none)`; empty or `*` is no condition (`undefined`).
 * Values and negations do not mix: `A | !B` would be `!B` with an `A` nobody needs.
 */
export function readCell(cell: string): Result<Test | undefined, InvalidCell> {
  const wrong = (sentence: string): Result<never, InvalidCell> => err({ kind: "contradiction", cell, sentence });
  const values = cellValues(cell);
  if (values.length === 0) return ok(undefined);
  const word = values.find((value) => value === "*" || value === PRESENT || value === ABSENT);
  if (word !== undefined && values.length > 1)
    return wrong(`"${clipped(cell)}" mixes ${word} with values; ${word} stands alone`);
  if (word === PRESENT) return ok({ kind: "present" });
  if (word === ABSENT) return ok({ kind: "absent" });
  if (word !== undefined) return ok(undefined);

  const negated = values.filter((value) => value.startsWith("!"));
  if (negated.length > 0 && negated.length < values.length) {
    return wrong(`"${clipped(cell)}" mixes values and negations; use one of the two`);
  }
  const named = negated.length === 0 ? values : negated.map((value) => value.slice(1).trim());
  if (named.includes("") || named.includes("*"))
    return wrong(`"${clipped(cell)}" negates nothing or everything; write !Value`);
  const odd = named.find((value) => value.slice(0, -1).includes("*"));
  if (odd !== undefined)
    return wrong(
      `"${clipped(odd)}" has a * that is not at its end; write Data* or Data/*, a * means nothing elsewhere`,
    );
  return ok({ kind: negated.length === 0 ? "any-of" : "none-of", values: named });
}

/** A condition as a cell: the inverse of {@link readCell}. */
export function showTest(test: Test): string {
  switch (test.kind) {
    case "any-of":
      return joinValues(test.values);
    case "none-of":
      return joinValues(test.values.map((value) => `!${value}`));
    case "present":
      return PRESENT;
    case "absent":
      return ABSENT;
  }
}
