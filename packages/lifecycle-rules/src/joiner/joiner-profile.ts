import type { Observation } from "../observation/observation.ts";
import { profileOf } from "../person/profile.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { AttributeValue, JoinerRequest } from "../request/request.ts";

/** The Okta profile a joiner gets. Only what the ticket says; a person with one name has no `lastName`. */
export function joinerProfile(
  request: JoinerRequest,
  rules: TableRules,
  { manager }: Observation,
  login: string,
): Readonly<Record<string, AttributeValue>> {
  const { familyName, employeeNumber, personalEmail } = request;
  const all = {
    ...profileOf(request.attributes, rules),
    login,
    email: login,
    firstName: request.givenName.value,
    lastName: familyName?.value,
    displayName: fullName(request),
    employeeNumber: employeeNumber?.value,
    secondEmail: personalEmail?.value,
    managerId: manager?.active === true ? manager.id : undefined,
    manager: manager?.active === true ? manager.login : undefined,
    [rules.intentAttribute]: request.ticket.id,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

/** The name as the form writes it; without one, given name and family name as they are. */
export function fullName({ displayName, givenName, familyName }: JoinerRequest): string {
  if (displayName !== undefined) return displayName.value;
  return familyName === undefined ? givenName.value : `${givenName.value} ${familyName.value}`;
}
