import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, LeaverRequest } from "../request/request.ts";
import { addDays } from "../time/add-days.ts";
import { endOfDay } from "../time/day-bounds.ts";
import { dayOf } from "../time/day-of.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TimeZone } from "../time/time-zone.ts";
import { lastWorkingDay } from "../time/working-days.ts";
import { workingDaysOf } from "../time/working-days-of.ts";
import type { Stages } from "./leaver-reasons.ts";

/**
 * Contained at once, or at the end of the last day of access; taken apart when the contract has ended and the hold is
 * over; deleted after the retention. Days end in the person's zone.
 */
export function stagesOf(request: LeaverRequest, table: ReferenceTable, known: Attributes, zone: TimeZone): Stages {
  const { leave, noticedAt } = request;
  const { holdDays = 0, deleteAfterDays } = table.rules.leaver ?? {};
  const last = leave.kind === "immediate" ? dayOf(noticedAt, zone) : lastDayOfAccess(leave.lastDay.value, table, known);
  const contain = leave.kind === "immediate" ? "at-once" : endOfDay(last, zone);
  const ended = later(last, request.employmentEnd?.value);
  // Who must go at once loses everything at once, however long the contract still runs.
  const stripped = leave.kind === "immediate" ? last : ended;
  return {
    contain,
    strip: holdDays === 0 && stripped === last ? contain : endOfDay(addDays(stripped, holdDays), zone),
    ...(deleteAfterDays === undefined ? {} : { delete: endOfDay(addDays(ended, holdDays + deleteAfterDays), zone) }),
  };
}

function lastDayOfAccess(day: LocalDate, { rules }: ReferenceTable, known: Attributes): LocalDate {
  const calendar = rules.leaver?.endsOnWorkingDay === true ? workingDaysOf(known, rules) : undefined;
  return calendar === undefined ? day : lastWorkingDay(day, calendar);
}

const later = (day: LocalDate, other: LocalDate | undefined): LocalDate =>
  other !== undefined && other > day ? other : day;
