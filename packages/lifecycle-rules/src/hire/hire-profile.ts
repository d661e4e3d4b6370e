import type { Observation } from "../observation/observation.ts";
import { profileOf } from "../person/profile.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { AttributeValue, JoinerRequest, RehireRequest } from "../request/request.ts";

/** Somebody who is to have an account: new, or again. */
export type HireRequest = JoinerRequest | RehireRequest;

/** The Okta profile of a hire. Only what the ticket says; a person with one name has no `lastName`. */
export function hireProfile(
  request: HireRequest,
  rules: TableRules,
  { manager }: Observation,
  login: string,
): Readonly<Record<string, AttributeValue>> {
  const { familyName, personalEmail } = request;
  const all = {
    ...profileOf(request.attributes, rules),
    login,
    email: rules.login.email?.replaceAll("{local}", login.slice(0, login.lastIndexOf("@"))) ?? login,
    firstName: request.givenName.value,
    lastName: familyName?.value,
    displayName: fullName(request),
    employeeNumber: numberOf(request, rules),
    secondEmail: personalEmail?.value,
    managerId: manager?.active === true ? manager.id : undefined,
    manager: manager?.active === true ? manager.login : undefined,
    [rules.intentAttribute]: request.ticket.id,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

/** The name as the form writes it; without one, given name and family name as they are. */
export function fullName({ displayName, givenName, familyName }: Omit<HireRequest, "kind">): string {
  if (displayName !== undefined) return displayName.value;
  return familyName === undefined ? givenName.value : `${givenName.value} ${familyName.value}`;
}

/** HR's number, or one of ours for people HR has none for, such as contractors: the same on every run. */
function numberOf({ employeeNumber, attributes, ticket }: HireRequest, { ownNumbers }: TableRules): string | undefined {
  if (employeeNumber !== undefined) return employeeNumber.value;
  const ours = ownNumbers !== undefined && attributes[ownNumbers.attribute]?.value === ownNumbers.value;
  return ours ? `${ownNumbers.prefix}${ticket.id}` : undefined;
}
