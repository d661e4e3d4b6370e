import { dayIn, instantIn } from "../time.ts";

/** Who asks, and when: relative times and days depend on both. */
export interface Asking {
  readonly now: number;
  readonly zone: string;
  readonly accountId?: string;
}

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** Reads a time in a query: `-15m`, `2026-03-01`, `"2026/03/01 12:30"`, epoch milliseconds. Minutes are the finest. */
export function jqlInstant(text: string, { now, zone }: Asking): number | undefined {
  const relative = /^([+-]?)((?:\d+[wdhm]\s*)+)$/i.exec(text.trim());
  if (relative !== null) {
    let shift = 0;
    for (const [, amount, unit] of (relative[2] ?? "").matchAll(/(\d+)([wdhm])/gi)) {
      shift += Number(amount) * (UNITS[(unit ?? "").toLowerCase()] ?? 0);
    }
    return now + (relative[1] === "-" ? -shift : shift);
  }
  const [, year, month, day, hour = "00", minute = "00"] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text.trim()) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    const two = (part: string) => part.padStart(2, "0");
    const at = instantIn(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:00.000`, zone);
    return Number.isNaN(at) ? undefined : at;
  }
  return /^\d{6,}$/.test(text) ? Number(text) : undefined;
}

/** The functions that give a time. */
export function jqlTimeFunction(name: string, args: readonly string[], asking: Asking): number | undefined {
  const { now, zone } = asking;
  const [, edge, unit] = /^(startof|endof)(day|week|month|year)$/.exec(name.toLowerCase()) ?? [];
  if (name.toLowerCase() === "now") return now;
  if (edge === undefined || unit === undefined) return undefined;
  const shifted =
    args[0] === undefined ? now : (jqlInstant(/[wdhmMy]$/.test(args[0]) ? args[0] : `${args[0]}d`, asking) ?? now);
  const start = startOf(unit, dayIn(shifted, zone));
  return edge === "startof"
    ? instantIn(`${start}T00:00:00.000`, zone)
    : instantIn(`${next(unit, start)}T00:00:00.000`, zone) - 1;
}

function startOf(unit: string, day: string): string {
  if (unit === "month") return `${day.slice(0, 7)}-01`;
  if (unit === "year") return `${day.slice(0, 4)}-01-01`;
  if (unit === "day") return day;
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - at.getUTCDay());
  return at.toISOString().slice(0, 10);
}

function next(unit: string, start: string): string {
  const at = new Date(`${start}T00:00:00Z`);
  if (unit === "day") at.setUTCDate(at.getUTCDate() + 1);
  if (unit === "week") at.setUTCDate(at.getUTCDate() + 7);
  if (unit === "month") at.setUTCMonth(at.getUTCMonth() + 1);
  if (unit === "year") at.setUTCFullYear(at.getUTCFullYear() + 1);
  return at.toISOString().slice(0, 10);
}
