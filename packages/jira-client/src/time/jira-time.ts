const PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a point in time as Jira writes it, `2026-04-25T18:35:13.605+0530`, and gives it as
 * ISO 8601 in UTC. Jira's offset has no colon, which strict readers refuse, and is that of
 * whoever asked. `undefined` for anything else.
 */
export function parseJiraTime(value: unknown): string | undefined {
  const match = typeof value === "string" ? PATTERN.exec(value) : null;
  if (match === null) return undefined;
  const [, local = "", zone = ""] = match;
  const offset = zone === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = new Date(`${local}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/** Writes a point in time as Jira accepts it: in UTC with the offset `+0000`; `+00:00` is refused. */
export function formatJiraTime(instant: Date): string {
  return instant.toISOString().replace("Z", "+0000");
}
