import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import { reducedRows, staysReduced } from "../leave/reduced-access.ts";
import type { Observation, ObservedAccount, OtherTicket } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { personFacts, subjectOf } from "../person/person-in-plan.ts";
import type { NotificationEvent, ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, Given } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { TimeZone } from "../time/time-zone.ts";
import { changeAccess } from "./change-access.ts";
import type { Draft } from "./draft.ts";
import { noticeSteps } from "./notices.ts";
import type { Cause, Step } from "./plan.ts";
import type { Refusal } from "./refusal.ts";

/** Somebody who is again who they were: after a leave, or after a change for a time. */
export interface Return {
  readonly account: ObservedAccount;
  /** Who they are then. */
  readonly attributes: Attributes;
  readonly zone: TimeZone;
  /** The leave of another ticket that goes on: then only what it keeps is given. */
  readonly away?: OtherTicket | undefined;
  readonly due: Instant;
  readonly because: Cause;
  /** What is done besides, before and after access changes. */
  readonly before?: readonly Step[];
  readonly after?: readonly Step[];
  readonly notice: {
    readonly event: NotificationEvent;
    readonly day: Given<LocalDate> | undefined;
    /** Whether the mail waits for access as well, or only for what is done `after`. */
    readonly waitsForAccess: boolean;
  };
}

/** Gives what today's table grants to who somebody is again, takes what it does not, and tells them and their manager. */
export function backToTable(
  { account, attributes, zone, away, due, because, before = [], after = [], notice }: Return,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const rows = applicableRows(table, attributes);
  const allowed = away === undefined ? rows : reducedRows(table, rows);
  const access = changeAccess(table, allowed, account, {
    due,
    after: [],
    zone,
    now,
    others: "revoke",
    seen: observation,
  });
  const refusals = [...rows.refusals, ...access.refusals, ...preflight(allowed.matched, observation)];
  if (refusals.length > 0) return err(refusals);

  const steps = [...before, ...access.steps, ...after];
  const notices = noticeSteps(
    {
      event: notice.event,
      facts: personFacts(account, notice.day),
      due,
      after: (notice.waitsForAccess ? steps : after).map(({ id }) => id),
      always: ["manager", "person"],
      because,
    },
    [],
    contactsOf(account, observation),
    observation,
  );
  return ok({
    subject: subjectOf(account),
    zone,
    effectiveAt: due,
    steps: [...steps, ...notices],
    kept: access.kept,
    findings: [...rows.findings, ...access.findings, ...(away === undefined ? [] : [staysReduced(away)])],
  });
}
