import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personFacts, personZone, subjectOf } from "../person/person-in-plan.ts";
import { type AccessChange, changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { LeaveRequest } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";
import { planReturn } from "./plan-return.ts";
import { reducedRows } from "./reduced-access.ts";
import { sleepSteps, sleepsLater } from "./sleep.ts";

/**
 * Somebody is away for a while. As the table says, the account sleeps, or stays awake with what a few rows grant.
 * Nothing a sleeping person holds is taken: they come back, and so the account is never ended for a leave. On the first day back the same ticket plans the return.
 */
export function planLeave(
  request: LeaveRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  if (account.status === "DEPROVISIONED") {
    return err([{ kind: "person-has-left", sentence: `${account.login} has left; there is nothing to pause.` }]);
  }
  const attributes = knownAttributes(request, account, table);
  const zone = personZone(request.zone, attributes, table);
  const { until } = request;
  const back = until === undefined ? undefined : startOfDay(until.value, zone);
  if (until !== undefined && back !== undefined && back <= now) {
    return planReturn({ ...request, kind: "return", effective: until }, table, observation, now);
  }

  const due = startOfDay(request.from.value, zone);
  const asked: Cause = { kind: "request", what: "is away", origin: request.from.origin };
  const reduced = table.rules.leave?.access === "reduced";
  const change = reduced ? reducedAccess(table, account, attributes, { due, zone, now, observation }) : undefined;
  const steps = change?.steps ?? sleepSteps(request, account, observation, due, asked);
  return ok({
    subject: subjectOf(account),
    zone,
    effectiveAt: due,
    steps: [
      ...steps,
      ...noticeSteps(
        {
          event: "access-changed",
          facts: personFacts(account, request.from),
          due,
          after: steps.map(({ id }) => id),
          always: ["manager"],
          because: asked,
        },
        [],
        contactsOf(account, observation),
        observation,
      ),
    ],
    kept: change?.kept ?? [],
    findings: [
      ...(change?.findings ?? sleepsLater(account, observation)),
      back === undefined
        ? { kind: "no-return-date", sentence: "No return date is given; a return ticket ends the leave." }
        : { kind: "returns", sentence: `The return is planned again on ${back}, with what the table grants by then.` },
    ],
    ...(back === undefined ? {} : { replanAt: back }),
  });
}

function reducedAccess(
  table: ReferenceTable,
  account: ObservedAccount,
  attributes: Parameters<typeof applicableRows>[1],
  { due, zone, now, observation }: { due: Instant; zone: Draft["zone"]; now: Instant; observation: Observation },
): AccessChange {
  const rows = reducedRows(table, applicableRows(table, attributes));
  return changeAccess(table, rows, account, {
    due,
    after: [],
    zone,
    now,
    others: "revoke",
    seen: observation,
  });
}
