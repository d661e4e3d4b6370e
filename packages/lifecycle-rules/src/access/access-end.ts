import { err, ok, type Result } from "neverthrow";
import type { Observation } from "../observation/observation.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
import type { ReferenceTable, Row } from "../reference-table/table.ts";
import type { AccessRequest } from "../request/request.ts";
import { addDays } from "../time/add-days.ts";
import { endOfDay } from "../time/day-bounds.ts";
import { dayOf } from "../time/day-of.ts";
import type { Instant } from "../time/instant.ts";
import type { TimeZone } from "../time/time-zone.ts";

/**
 * When extra access ends: the end of the last day the ticket asks for, no later than the strictest row allows.
 * `undefined`: never, which only requestable rows without an expiry may grant.
 */
export function accessEnd(
  { until, askedAt }: AccessRequest,
  rows: readonly Row[],
  zone: TimeZone,
): Result<Instant | undefined, readonly Refusal[]> {
  const days = rows.flatMap(({ expiresAfterDays }) => expiresAfterDays ?? []);
  const latest = days.length === 0 ? undefined : addDays(dayOf(askedAt, zone), Math.min(...days));
  if (until === undefined) {
    const forever = rows.filter((row) => row.class === "privileged" && row.expiresAfterDays === undefined);
    if (forever.length > 0) {
      const ids = forever
        .map(({ id }) => id)
        .toSorted()
        .join(", ");
      return err([{ kind: "end-date-missing", sentence: `Row ${ids} is privileged; the ticket must say until when.` }]);
    }
    return ok(latest === undefined ? undefined : endOfDay(latest, zone));
  }
  if (latest !== undefined && until.value > latest) {
    const sentence = `${until.origin.label}: ${until.value} is too late; the rows asked for end on ${latest} at the latest.`;
    return err([{ kind: "too-long", sentence }]);
  }
  return ok(endOfDay(until.value, zone));
}

/**
 * When access given without a day of its own was to end, by the evidence: the person may have moved since, and the row
 * may be gone. `undefined` where nothing was given for a time.
 */
export function recordedEnd({ ticket }: AccessRequest, { extraAccess = [] }: Observation): Instant | undefined {
  return extraAccess
    .filter((one) => one.ticket.id === ticket.id)
    .flatMap(({ until }) => until ?? [])
    .toSorted()[0];
}

/** The rows that grant now, and those this ticket gave access by, as far as the table still has them. */
export function rowsGivenBy(
  { rows }: Pick<ReferenceTable, "rows">,
  matched: readonly MatchedRow[],
  { confirmedSteps = [] }: Observation,
): readonly Row[] {
  const ids = new Set([
    ...matched.map(({ row }) => row.id),
    ...confirmedSteps.flatMap(({ causes }) => causes.flatMap((cause) => (cause.kind === "row" ? [cause.rowId] : []))),
  ]);
  return rows.filter(({ id }) => ids.has(id));
}
