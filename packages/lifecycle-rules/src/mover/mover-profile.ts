import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { samePerson } from "../person/person-in-plan.ts";
import { ownChanges, type Profile, profileChanges, profileOf } from "../person/profile.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Due, Step } from "../plan/plan.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { MoverRequest, Origin } from "../request/request.ts";
import { shownName } from "./mover-name.ts";

/**
 * Writes what the ticket changes to the profile. A new name changes what is shown, never the login or the mail address:
 * applications know people by those, and some would make a second account.
 */
export function moverProfileStep(
  request: MoverRequest,
  { rules }: ReferenceTable,
  { manager }: Observation,
  account: ObservedAccount,
  due: Due,
): readonly Step[] {
  const { givenName, familyName, displayName, newEmployeeNumber, attributes } = request;
  const newManager = request.manager !== undefined && manager?.active === true ? manager : undefined;
  const wanted: Profile = {
    ...cleared(endedAttributes(request, rules), rules),
    ...profileOf(attributes, rules),
    ...given("employeeNumber", newEmployeeNumber?.value),
    ...given("firstName", givenName?.value),
    ...given("lastName", familyName?.value),
    ...given("displayName", shownName(request, account)),
    ...given("managerId", newManager?.id),
    ...given("manager", newManager?.login),
  };
  const changes = ownChanges(profileChanges(wanted, account), rules);
  if (changes.length === 0) return [];
  const origins = new Map<string | undefined, Origin | undefined>([
    ...Object.entries(attributes).map(([name, { origin }]) => [rules.profile[name], origin] as const),
    ["employeeNumber", newEmployeeNumber?.origin],
    ["firstName", givenName?.origin],
    ["lastName", familyName?.origin],
    ["displayName", (displayName ?? familyName ?? givenName)?.origin],
    ["managerId", request.manager?.origin],
    ["manager", request.manager?.origin],
  ]);
  const causes = changes.map(({ attribute }): Cause => {
    const origin = origins.get(attribute) ?? request.effective.origin;
    return { kind: "request", what: origin.label, origin };
  });
  return [makeStep({ kind: "update-profile", changes }, { due, causes, guards: samePerson(request.person) })];
}

/**
 * Attributes that meant something only for what the person was, such as a contract's end. Read from the ticket alone, so
 * that the answer is the same before and after the change.
 */
export function endedAttributes({ attributes }: MoverRequest, { requires = [] }: TableRules): readonly string[] {
  const becomes = (attribute: string, value: string) => {
    const stated = attributes[attribute]?.value;
    return stated !== undefined && ![stated].flat().includes(value);
  };
  return requires
    .filter(({ attribute, value }) => becomes(attribute, value))
    .flatMap(({ only = [] }) => only)
    .filter((attribute) => attributes[attribute] === undefined);
}

function cleared(attributes: readonly string[], { profile }: TableRules): Profile {
  return Object.fromEntries(
    attributes.flatMap((attribute) => (profile[attribute] === undefined ? [] : [[profile[attribute], undefined]])),
  );
}

const given = (attribute: string, value: string | undefined): Profile =>
  value === undefined ? {} : { [attribute]: value };
