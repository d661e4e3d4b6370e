import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import { addDays } from "./add-days.ts";
import type { LocalDate } from "./local-date.ts";
import { plainDate } from "./plain-date.ts";

/** When people work in a country: data of the company, because no library knows its holidays. */
export interface WorkingDays {
  /** Days of the week people do not work, 1 (Monday) to 7 (Sunday). @defaultValue `[6, 7]` */
  readonly weekend?: readonly number[];
  /** Public and company holidays, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
}

/** Whether people work on a day. */
export function isWorkingDay(day: LocalDate, { weekend = [6, 7], holidays }: WorkingDays): boolean {
  return !weekend.includes(PlainDate.dayOfWeek(plainDate(day))) && !holidays.includes(day);
}

/**
 * The last day somebody works, counted back from the day their contract ends; that day itself when it is worked.
 * Gives up after a year without a working day and answers the day asked about.
 */
export function lastWorkingDay(day: LocalDate, calendar: WorkingDays): LocalDate {
  for (let back = 0; back <= 366; back += 1) {
    const earlier = addDays(day, -back);
    if (isWorkingDay(earlier, calendar)) return earlier;
  }
  return day;
}
