import { err, type Result } from "neverthrow";
import type { Observation } from "../observation/observation.ts";
import { findPerson } from "../person/find-person.ts";
import { knownAttributes, personZone, samePerson } from "../person/person-in-plan.ts";
import { backToTable } from "../plan/back-to-table.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Guard } from "../plan/plan.ts";
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
  const asked: Cause = { kind: "request", what: "comes back", origin: request.effective.origin };
  const guards: readonly Guard[] = [...samePerson(request.person), { kind: "status-in", statuses: ["SUSPENDED"] }];
  return backToTable(
    {
      account,
      attributes,
      zone,
      due,
      because: asked,
      after:
        account.status === "SUSPENDED"
          ? [makeStep({ kind: "unsuspend-account" }, { due, causes: [asked], guards })]
          : [],
      notice: { event: "account-active", day: request.effective, waitsForAccess: false },
    },
    table,
    observation,
    now,
  );
}
