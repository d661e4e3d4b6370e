import type { Reader } from "../http/reader.ts";
import { jiraTime } from "../time.ts";

const DAY = 86_400_000;

/** An instant as service management writes it: four ways at once, and the ISO one without a colon too. */
export function serviceDate(reader: Reader, instant: string): unknown {
  const at = Date.parse(instant);
  const jira = jiraTime(at, reader.zone);
  return {
    iso8601: jira.replace(/\.\d+/, ""),
    jira,
    friendly: friendly(reader, at),
    epochMillis: at,
  };
}

function friendly(reader: Reader, at: number): string {
  const clock = jiraTime(at, reader.zone).slice(11, 16);
  const ago = reader.site.clock.now() - at;
  if (ago < DAY) return `Today ${clock}`;
  return `${new Date(at).toLocaleDateString("en-GB", { timeZone: reader.zone, day: "2-digit", month: "short", year: "2-digit" })} ${clock}`;
}
