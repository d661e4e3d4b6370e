import type { Result } from "neverthrow";
import { reducingLeave } from "../leave/reduced-access.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { personZone, samePerson } from "../person/person-in-plan.ts";
import { attributesOf, ownChanges, type Profile, profileChanges } from "../person/profile.ts";
import { backToTable } from "../plan/back-to-table.ts";
import type { Draft } from "../plan/draft.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, MoverRequest } from "../request/request.ts";
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
  const changes = ownChanges(profileChanges(before(observation, account), account), table.rules);
  const attributes = attributesBefore(table, observation, account);
  const origin = request.until?.origin ?? request.effective.origin;
  const asked: Cause = { kind: "request", what: "goes back", origin };
  const guards = samePerson(request.person);
  return backToTable(
    {
      account,
      attributes,
      zone: personZone(request.zone, attributes, table),
      away: reducingLeave(table, observation, request.ticket, now),
      due,
      because: asked,
      before:
        changes.length === 0 ? [] : [makeStep({ kind: "update-profile", changes }, { due, causes: [asked], guards })],
      notice: { event: "access-ended", day: request.until, waitsForAccess: true },
    },
    table,
    observation,
    now,
  );
}

/** Who somebody was before this ticket, as far as the evidence tells: the same before and after the profile is written. */
export function attributesBefore(
  { rules }: ReferenceTable,
  observation: Observation,
  account: ObservedAccount,
): Attributes {
  return attributesOf({ profile: profileThen(account, before(observation, account)) }, rules);
}

/**
 * What the profile said before this ticket's first change of it, where it still says what the last one wrote: a ticket
 * may have been edited in between.
 */
function before({ confirmedSteps = [] }: Observation, { profile }: ObservedAccount): Profile {
  const changes = confirmedSteps.flatMap(({ action }) => (action.kind === "update-profile" ? action.changes : []));
  const first = new Map(changes.toReversed().map(({ attribute, from }) => [attribute, from]));
  const last = new Map(changes.map(({ attribute, to }) => [attribute, to]));
  return Object.fromEntries(
    [...first].filter(([attribute]) => profileChanges({ [attribute]: last.get(attribute) }, { profile }).length === 0),
  );
}

function profileThen({ profile }: ObservedAccount, wanted: Profile): ObservedAccount["profile"] {
  return Object.fromEntries(
    Object.entries({ ...profile, ...wanted }).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])),
  );
}
