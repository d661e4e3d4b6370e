import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import { addDays } from "./add-days.ts";
import type { Instant } from "./instant.ts";
import type { LocalDate } from "./local-date.ts";
import { plainDate } from "./plain-date.ts";
import type { TimeZone } from "./time-zone.ts";

/**
 * The first moment of a day in a zone.
 *
 * Mostly midnight. Where the clocks jump over midnight the day begins at the first moment after the gap;
 * where midnight comes twice, at the first of the two. A day therefore begins exactly once in every zone.
 */
export function startOfDay(day: LocalDate, zone: TimeZone): Instant {
  const begins = PlainDate.toZonedDateTime(plainDate(day), zone);
  return new Date(begins.epochMilliseconds).toISOString() as Instant;
}

/** The end of a day in a zone, exclusive: the first moment of the next day, by the rule of {@link startOfDay}. */
export function endOfDay(day: LocalDate, zone: TimeZone): Instant {
  return startOfDay(addDays(day, 1), zone);
}
