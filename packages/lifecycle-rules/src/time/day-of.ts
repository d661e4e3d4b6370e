import { Temporal } from "temporal-polyfill";
import type { Instant } from "./instant.ts";
import type { LocalDate } from "./local-date.ts";
import type { TimeZone } from "./time-zone.ts";

/** The day a moment falls on in a zone. */
export function dayOf(moment: Instant, zone: TimeZone): LocalDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate;
}
