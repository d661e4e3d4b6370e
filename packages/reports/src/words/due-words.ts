import type { Due, Instant } from "@tenure/lifecycle-rules";

/** Says when something is due: in the person's own zone first, then in UTC. */
export function dueWords(due: Due, zone: string): string {
  return due === "at-once" ? "at once" : instantWords(due, zone);
}

/** A moment as `Mon 1 Mar 2027, 00:00 Europe/Zurich (2027-02-28 23:00 UTC)`. */
export function instantWords(instant: Instant, zone: string): string {
  const utc = `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
  return zone === "UTC" ? utc : `${localWords(instant, zone)} ${zone} (${utc})`;
}

/** The same on a wall in that zone, without saying which: `Mon 1 Mar 2027, 00:00`. */
export function localWords(instant: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("weekday")} ${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")}`;
}

/** How long something took, in the two largest units: `0.4 s`, `42 s`, `4 min 10 s`, `2 h 5 min`, `3 d 1 h`. */
export function durationWords(from: Instant, to: Instant): string {
  const exact = Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  if (exact < 10) return `${Number(exact.toFixed(1))} s`;
  const seconds = Math.round(exact);
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  return UNITS.slice(first, first + 2)
    .map(
      ([unit, size], place) =>
        [Math.floor((place === 0 ? seconds : seconds % (UNITS[first]?.[1] ?? 1)) / size), unit] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;
