import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import type { LocalDate } from "./local-date.ts";
import { plainDate } from "./plain-date.ts";

/** The day so many days later; negative for earlier. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return PlainDate.toString(PlainDate.addDays(plainDate(day), days)) as LocalDate;
}
