import {
  addDays,
  dayOf,
  endOfDay,
  type Given,
  type Instant,
  type LiveRequest,
  type LocalDate,
  type Origin,
  type ReferenceTable,
  type TimeZone,
} from "@tenure/lifecycle-rules";
import type { OwedEnd } from "../knowledge/owed-end.ts";

/**
 * What a ticket asked, as far as its end needs it: who it is about, and the day. Everything else is what the directory
 * shows, so that a planner decides on the end as it would with the ticket.
 *
 * `zone`: the person's, where it is known already; days begin and end in it.
 */
export function requestFromMemory(
  owed: OwedEnd,
  login: string,
  { rules }: ReferenceTable,
  now: Instant,
  zone: TimeZone = rules.zones.otherwise,
): LiveRequest {
  const asked = {
    ticket: owed.ticket,
    attributes: {},
    zone: given(zone),
    person: { login: given(login) },
  };
  const { effectiveAt, over } = owed;
  switch (owed.kind) {
    case "access": {
      const until = { until: given(dayBefore(over ?? owed.at, zone, now)) };
      return { ...asked, kind: "access", reason: given("Accepted before"), askedAt: effectiveAt, ...until };
    }
    case "mover": {
      const until = over === undefined || over > now ? {} : { until: given(dayBefore(over, zone, now)) };
      return { ...asked, kind: "mover", effective: given(dayOf(effectiveAt, zone)), ...until };
    }
    case "leaver": {
      const lastDay = given(dayBefore(effectiveAt, zone, now));
      return { ...asked, kind: "leaver", leave: { kind: "end-of-day", lastDay }, noticedAt: effectiveAt };
    }
  }
}

/** The last day before an instant that is over by now: the person's zone may be another than the one of that time. */
function dayBefore(instant: Instant, zone: TimeZone, now: Instant): LocalDate {
  const day = dayOf(new Date(Date.parse(instant) - 1).toISOString() as Instant, zone);
  return endOfDay(day, zone) > now ? addDays(day, -1) : day;
}

/** Where a step from memory comes from. */
export const ACCEPTED_BEFORE: Origin = { source: "rule", id: "accepted-plan", label: "Accepted before" };

const given = <T>(value: T): Given<T> => ({ value, origin: ACCEPTED_BEFORE });
