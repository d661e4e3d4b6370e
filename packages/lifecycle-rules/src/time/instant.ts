import { err, ok, type Result } from "neverthrow";
import { isWithinReason } from "./local-date.ts";

/** A moment, ISO 8601 in UTC with milliseconds: `2027-03-01T08:00:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __brand: "Instant" };

/** The text is not a moment of the years 1900 to 2999, or does not say in which offset. */
export interface InvalidInstant {
  readonly kind: "invalid-instant";
  readonly input: string;
}

// Jira writes offsets without a colon (`+0530`), which strict ISO parsers refuse.
const PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads an ISO 8601 moment with `Z` or an offset, with or without a colon in it, and writes it in UTC.
 *
 * @example
 * ```ts
 * import { parseInstant } from "@tenure/lifecycle-rules";
 *
 * parseInstant("2027-03-01T09:00:00.000+0100"); // ok("2027-03-01T08:00:00.000Z")
 * ```
 */
export function parseInstant(input: string): Result<Instant, InvalidInstant> {
  const [, day, time, offset] = PATTERN.exec(input) ?? [];
  if (day === undefined || time === undefined || offset === undefined) return err({ kind: "invalid-instant", input });
  const withColon = offset.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  const moment = new Date(`${day}T${time}${withColon}`);
  // The engine rolls 30 February over into March: the day must survive the way back.
  const shown = new Date(`${day}T00:00:00Z`);
  const exists =
    !Number.isNaN(moment.getTime()) && !Number.isNaN(shown.getTime()) && shown.toISOString().startsWith(day);
  return exists && isWithinReason(moment.toISOString())
    ? ok(moment.toISOString() as Instant)
    : err({ kind: "invalid-instant", input });
}
