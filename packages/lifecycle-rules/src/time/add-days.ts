import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "./local-date.ts";

/** The day so many days later; negative for earlier. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ days }).toString() as LocalDate;
}
