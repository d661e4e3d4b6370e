import { err, ok, type Result } from "neverthrow";
import type { Refusal } from "../plan/refusal.ts";
import type { MatchedRow } from "../reference-table/match-rows.ts";
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
  matched: readonly MatchedRow[],
  zone: TimeZone,
): Result<Instant | undefined, readonly Refusal[]> {
  const days = matched.flatMap(({ row }) => row.expiresAfterDays ?? []);
  const latest = days.length === 0 ? undefined : addDays(dayOf(askedAt, zone), Math.min(...days));
  if (until === undefined) {
    const forever = matched.filter(({ row }) => row.class === "privileged" && row.expiresAfterDays === undefined);
    if (forever.length > 0) {
      const rows = forever
        .map(({ row }) => row.id)
        .toSorted()
        .join(", ");
      return err([
        { kind: "end-date-missing", sentence: `Row ${rows} is privileged; the ticket must say until when.` },
      ]);
    }
    return ok(latest === undefined ? undefined : endOfDay(latest, zone));
  }
  if (latest !== undefined && until.value > latest) {
    const sentence = `${until.origin.label}: ${until.value} is too late; the rows asked for end on ${latest} at the latest.`;
    return err([{ kind: "too-long", sentence }]);
  }
  return ok(endOfDay(until.value, zone));
}
