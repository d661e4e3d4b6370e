import type { Instant } from "@tenure/lifecycle-rules";
import { columns } from "../text/columns.ts";
import { paint } from "../text/paint.ts";
import { printable } from "../text/printable.ts";
import type { TextOptions } from "../text/text-options.ts";
import { secondsWords } from "../words/seconds-words.ts";
import { lifecycleMetrics, type Spread } from "./lifecycle-metrics.ts";
import { containedSeconds, type LifecycleRecord } from "./lifecycle-record.ts";

const CLOCKS = 10;
const WIDTHS = [9, 8, 16, 16, 6, 9, 9] as const;

/**
 * How well joiners, movers and leavers were served, for a terminal: the months, and the leavers who were in longest.
 *
 * @param now - the moment of looking
 */
export function lifecycleToText(records: readonly LifecycleRecord[], now: Instant, { color }: TextOptions): string {
  const colors = paint(color);
  if (records.length === 0) return "No ticket has been planned yet.\n";
  const row = (...cells: readonly string[]) =>
    columns(
      ...cells.map((text, place) => ({
        text,
        width: WIDTHS[place] ?? 8,
        ...(place === 0 ? {} : { align: "right" as const }),
      })),
    );
  const words = (value: Spread | undefined) =>
    value === undefined ? "–" : `${secondsWords(value.median)} / ${secondsWords(value.p90)}`;
  const slowest = records
    .flatMap((record) => {
      const seconds = containedSeconds(record);
      return seconds === undefined ? [] : [{ key: record.ticketKey, seconds }];
    })
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, CLOCKS);
  const still = records.filter(
    ({ leaverClock }) =>
      leaverClock !== undefined && leaverClock.containedAt === undefined && leaverClock.effectiveAt <= now,
  );
  return [
    colors.heading("Month by month  (durations: median / nine of ten)"),
    ...row("month", "tickets", "to access", "to shut out", "late", "not done", "answers").map(colors.quiet),
    ...lifecycleMetrics(records, now).flatMap(({ contain, late, month, open, provision, tickets, touches }) =>
      row(month, String(tickets), words(provision), words(contain), String(late), String(open), String(touches)),
    ),
    ...(still.length === 0
      ? []
      : [
          "",
          colors.heading("Still in although due"),
          ...still.map(({ ticketKey }) => `  ${colors.loss(printable(ticketKey))}`),
        ]),
    ...(slowest.length === 0
      ? []
      : [
          "",
          colors.heading("Leavers who were in longest after they were due and we were told"),
          ...slowest.map(({ key, seconds }) => `  ${printable(key)}  ${secondsWords(seconds)}`),
        ]),
    "",
  ].join("\n");
}
