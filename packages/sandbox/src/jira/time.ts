import type { EpochMs } from "../kernel/clock.ts";

const QUARTER_HOUR = 900_000;
const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at an instant, in minutes. */
export function offsetMinutes(at: EpochMs, zone: string): number {
  // No zone changes its offset but on a quarter of an hour, so one answer serves that long.
  const key = `${zone} ${Math.floor(at / QUARTER_HOUR)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  formats.set(zone, format);
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** An instant as Jira writes it: `2026-04-25T18:35:13.605+0530`, in the reader's zone, the offset without a colon. */
export function jiraTime(at: EpochMs, zone: string): string {
  const offset = offsetMinutes(at, zone);
  const size = Math.abs(offset);
  const two = (n: number) => String(n).padStart(2, "0");
  const local = new Date(at + offset * 60_000).toISOString().slice(0, -1);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(at: EpochMs, zone: string): string {
  return new Date(at + offsetMinutes(at, zone) * 60_000).toISOString().slice(0, 10);
}

/** The instant of a wall-clock time in a zone; `local` is `YYYY-MM-DDTHH:mm:ss.SSS`. */
export function instantIn(local: string, zone: string): EpochMs {
  const asIfUtc = Date.parse(`${local}Z`);
  const guess = asIfUtc - offsetMinutes(asIfUtc, zone) * 60_000;
  return asIfUtc - offsetMinutes(guess, zone) * 60_000;
}

/** Reads a date-time in the one form Jira takes; `+00:00` is not it. */
export function parseJiraTime(text: string): EpochMs | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?[+-]\d{4}$/.test(text)) return undefined;
  const at = Date.parse(`${text.slice(0, -2)}:${text.slice(-2)}`);
  return Number.isNaN(at) ? undefined : at;
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
