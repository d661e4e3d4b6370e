import { err, ok, type Result } from "neverthrow";
import { applicableRows } from "../entitlements/applicable-rows.ts";
import { preflight } from "../entitlements/preflight.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { contactsOf } from "../person/contacts.ts";
import { personFacts, personZone, samePerson, subjectOf } from "../person/person-in-plan.ts";
import { attributesOf, ownChanges, type Profile, profileChanges } from "../person/profile.ts";
import { changeAccess } from "../plan/change-access.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import { noticeSteps } from "../plan/notices.ts";
import type { Cause, Step } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { MoverRequest } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";

/**
 * A change for a time is over. The profile gets back what this ticket changed in it, as far as nobody has changed it
 * since, and access is what today's table grants to that: not what the person had.
 */
export function planWayBack(
  request: MoverRequest,
  table: ReferenceTable,
  observation: Observation,
  account: ObservedAccount,
  due: Instant,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const wanted = before(observation, account);
  const changes = ownChanges(profileChanges(wanted, account), table.rules);
  const restored = profileThen(account, wanted);
  const attributes = attributesOf({ profile: restored }, table.rules);
  const zone = personZone(request.zone, attributes, table);
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

  const origin = request.until?.origin ?? request.effective.origin;
  const asked: Cause = { kind: "request", what: "goes back", origin };
  const steps: readonly Step[] = [
    ...(changes.length === 0
      ? []
      : [makeStep({ kind: "update-profile", changes }, { due, causes: [asked], guards: samePerson(request.person) })]),
    ...access.steps,
  ];
  return ok({
    subject: subjectOf(account),
    zone,
    effectiveAt: due,
    steps: [
      ...steps,
      ...noticeSteps(
        {
          event: "access-ended",
          facts: personFacts(account, request.until),
          due,
          after: steps.map(({ id }) => id),
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

/** What the profile said before this ticket's first change of it, where it still says what that change wrote. */
function before({ confirmedSteps = [] }: Observation, { profile }: ObservedAccount): Profile {
  const [first] = confirmedSteps.flatMap(({ action }) => (action.kind === "update-profile" ? [action.changes] : []));
  const unchanged = (first ?? []).filter(
    ({ attribute, to }) => profileChanges({ [attribute]: to }, { profile }).length === 0,
  );
  return Object.fromEntries(unchanged.map(({ attribute, from }) => [attribute, from]));
}

function profileThen({ profile }: ObservedAccount, wanted: Profile): ObservedAccount["profile"] {
  return Object.fromEntries(
    Object.entries({ ...profile, ...wanted }).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])),
  );
}
