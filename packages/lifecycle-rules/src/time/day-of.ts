import * as Moment from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { Instant } from "./instant.ts";
import type { LocalDate } from "./local-date.ts";
import type { TimeZone } from "./time-zone.ts";

/** The day a moment falls on in a zone. */
export function dayOf(moment: Instant, zone: TimeZone): LocalDate {
  const there = Moment.toZonedDateTimeISO(Moment.fromEpochMilliseconds(Date.parse(moment)), zone);
  return PlainDate.toString(ZonedDateTime.toPlainDate(there)) as LocalDate;
}
