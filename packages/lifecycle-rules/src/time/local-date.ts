import { err, ok, type Result } from "neverthrow";

/**
 * A calendar day, `YYYY-MM-DD`, with no clock and no time zone.
 *
 * A start date on a form is a day somebody agreed with HR; turning it into an
 * instant too early is how people get access on the wrong side of midnight.
 */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** The text is not a day that exists, or none of a working life. */
export interface InvalidLocalDate {
  readonly kind: "invalid-local-date";
  readonly input: string;
}

/**
 * Years a person can be meant in. Systems write 9999-12-31 for "never"; the end of such a day has a year of five digits,
 * which as text sorts before every other.
 */
const YEARS = { from: "1900", to: "2999" };

/** Whether a day, or a moment in UTC, lies in years that sort as text and that a person can mean. */
export function isWithinReason(text: string): boolean {
  return text.slice(0, 4) >= YEARS.from && text.slice(0, 4) <= YEARS.to;
}

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a day that exists in the Gregorian calendar, from 1900 to 2999.
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
  if (!PATTERN.test(input) || !isWithinReason(input)) return err({ kind: "invalid-local-date", input });
  const day = new Date(`${input}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(input);
  return exists ? ok(input as LocalDate) : err({ kind: "invalid-local-date", input });
}
