import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import type { LocalDate } from "./local-date.ts";

/**
 * A day as Temporal's functions take it. The functions instead of the classes: a page carries only those it uses.
 */
export function plainDate(day: LocalDate): PlainDate.Record {
  const [year = "", month = "", date = ""] = day.split("-");
  return PlainDate.create(Number(year), Number(month), Number(date));
}
