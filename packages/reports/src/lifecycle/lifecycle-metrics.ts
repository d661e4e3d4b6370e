import { containedSeconds, type LifecycleRecord, lateSeconds, waitedSeconds } from "./lifecycle-record.ts";

/** Half of the values are at most `median`, nine of ten at most `p90`; all in seconds. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
  readonly most: number;
}

/** One month (UTC) of tickets, by when they were first seen. */
export interface MonthOfTickets {
  /** `2027-03` */
  readonly month: string;
  readonly tickets: number;
  /** From due to done, of everybody but leavers. */
  readonly provision?: Spread;
  /** From due to shut out, of leavers. */
  readonly contain?: Spread;
  /** Tickets whose day had passed by more than an hour before they were done. */
  readonly late: number;
  /** Tickets of this month that are not done although their day has come. */
  readonly open: number;
  /** Answers by people per ticket, to one decimal. */
  readonly touches: number;
}

/** Later than this is late: what is done within the hour of its day was on time. */
const LATE_SECONDS = 3600;

/**
 * Lifecycle metrics over time, oldest month first; months without a ticket are left out.
 *
 * @param now - the moment of looking, which tells what is open from what is not due yet
 */
export function lifecycleMetrics(records: readonly LifecycleRecord[], now: string): readonly MonthOfTickets[] {
  return [...Map.groupBy(records, ({ seenAt }) => seenAt.slice(0, 7))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, those]) => monthOf(month, those, now));
}

function monthOf(month: string, those: readonly LifecycleRecord[], now: string): MonthOfTickets {
  const others = those.filter(({ kind }) => kind !== "leaver");
  const provision = spread(others.flatMap((record) => waitedSeconds(record) ?? []));
  const contain = spread(those.flatMap((record) => containedSeconds(record) ?? []));
  const touches = those.reduce((sum, record) => sum + record.touches, 0) / those.length;
  return {
    month,
    tickets: those.length,
    ...(provision === undefined ? {} : { provision }),
    ...(contain === undefined ? {} : { contain }),
    late: those.filter((record) => (lateSeconds(record) ?? 0) > LATE_SECONDS).length,
    open: those.filter(({ doneAt, effectiveAt }) => doneAt === undefined && effectiveAt <= now).length,
    touches: Math.round(touches * 10) / 10,
  };
}

/** Of nothing there is no spread. Quantiles are values that occurred (nearest rank). */
export function spread(values: readonly number[]): Spread | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [median, p90, most] = [at(0.5), at(0.9), sorted.at(-1)];
  if (median === undefined || p90 === undefined || most === undefined) return undefined;
  return { count: sorted.length, median, p90, most };
}
