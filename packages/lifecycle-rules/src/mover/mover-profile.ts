import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { samePerson } from "../person/person-in-plan.ts";
import { type Profile, profileChanges, profileOf } from "../person/profile.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Due, Step } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { MoverRequest, Origin } from "../request/request.ts";

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
  const { givenName, familyName, displayName, attributes } = request;
  const newManager = request.manager !== undefined && manager?.active === true ? manager : undefined;
  const wanted: Profile = {
    ...profileOf(attributes, rules),
    ...given("firstName", givenName?.value),
    ...given("lastName", familyName?.value),
    ...given("displayName", displayName?.value ?? shownName(request, account)),
    ...given("managerId", newManager?.id),
    ...given("manager", newManager?.login),
  };
  const changes = profileChanges(wanted, account);
  if (changes.length === 0) return [];
  const origins = new Map<string | undefined, Origin | undefined>([
    ...Object.entries(attributes).map(([name, { origin }]) => [rules.profile[name], origin] as const),
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

/** The name to show follows the parts that change; without a change of name it stays as it is. */
function shownName({ givenName, familyName }: MoverRequest, { profile }: ObservedAccount): string | undefined {
  if (givenName === undefined && familyName === undefined) return undefined;
  const parts = [givenName?.value ?? profile["firstName"], familyName?.value ?? profile["lastName"]];
  return parts.filter((part) => typeof part === "string" && part !== "").join(" ");
}

const given = (attribute: string, value: string | undefined): Profile =>
  value === undefined ? {} : { [attribute]: value };
