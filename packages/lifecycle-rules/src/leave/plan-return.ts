import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import type { Observation } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personFacts, personZone, samePerson, subjectOf } from "../person/person-in-plan.ts";
import { changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { ReturnRequest } from "../request/request.ts";
import { startOfDay } from "../time/day-bounds.ts";
import type { Instant } from "../time/instant.ts";

/**
 * Somebody comes back: the account wakes up with what the table grants to who they are now, not with what they had.
 */
export function planReturn(
  request: ReturnRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = findPerson(request.person, observation, table.rules);
  if (found.isErr()) return err(found.error);
  const account = found.value;
  if (account.status === "DEPROVISIONED") {
    return err([
      { kind: "person-has-left", sentence: `${account.login} has left; file a rehire instead of a return.` },
    ]);
  }
  const attributes = knownAttributes(request, account, table);
  const zone = personZone(request.zone, attributes, table);
  const due = startOfDay(request.effective.value, zone);
  const rows = applicableRows(table, attributes);
  const access = changeAccess(table, rows, account, {
    due,
    after: [],
    zone,
    now,
    others: "revoke",
    seen: observation,
  });
  const refusals = [...rows.refusals, ...access.refusals, ...preflight(rows.matched, observation)];
  if (refusals.length > 0) return err(refusals);

  const asked: Cause = { kind: "request", what: "comes back", origin: request.effective.origin };
  const wake: readonly Step[] =
    account.status === "SUSPENDED"
      ? [
          makeStep(
            { kind: "unsuspend-account" },
            {
              due,
              causes: [asked],
              guards: [...samePerson(request.person), { kind: "status-in", statuses: ["SUSPENDED"] }],
            },
          ),
        ]
      : [];
  return ok({
    subject: subjectOf(account),
    zone,
    effectiveAt: due,
    steps: [
      ...access.steps,
      ...wake,
      ...noticeSteps(
        {
          event: "account-active",
          facts: personFacts(account, request.effective),
          due,
          after: wake.map(({ id }) => id),
          always: ["manager", "person"],
          because: asked,
        },
        [],
        contactsOf(account, observation),
        observation,
      ),
    ],
    kept: access.kept,
    findings: [...rows.findings, ...access.findings],
  });
}
