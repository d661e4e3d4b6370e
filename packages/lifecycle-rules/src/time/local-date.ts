import { err, ok, type Result } from "neverthrow";

/**
 * A calendar day, `YYYY-MM-DD`, with no clock and no time zone.
 *
 * A start date on a form is a day somebody agreed with HR; turning it into an
 * instant too early is how people get access on the wrong side of midnight.
 */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** The text is not a day that exists. */
export interface InvalidLocalDate {
  readonly kind: "invalid-local-date";
  readonly input: string;
}

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a day that exists in the Gregorian calendar.
 *
 * @example
 * ```ts
 * import { parseLocalDate } from "@tenure/lifecycle-rules";
 *
 * parseLocalDate("2028-02-29").isOk(); // true
 * parseLocalDate("2027-02-29").isOk(); // false: 2027 is no leap year
 * ```
 */
export function parseLocalDate(input: string): Result<LocalDate, InvalidLocalDate> {
  if (!PATTERN.test(input)) return err({ kind: "invalid-local-date", input });
  const day = new Date(`${input}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(input);
  return exists ? ok(input as LocalDate) : err({ kind: "invalid-local-date", input });
}
