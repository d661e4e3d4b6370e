import { zoneOf } from "../form/zone-of.ts";
import type { ObservedAccount } from "../observation/observation.ts";
import type { Detail, Guard, Subject } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { Attributes, Given, PersonRef, PersonRequest } from "../request/request.ts";
import type { TimeZone } from "../time/time-zone.ts";
import { nameOf } from "./name-of.ts";
import { attributesOf } from "./profile.ts";

/** What the directory knows of a person, with what the ticket states laid over it. */
export function knownAttributes(
  request: Pick<PersonRequest, "attributes">,
  account: ObservedAccount,
  { rules }: ReferenceTable,
): Attributes {
  return { ...attributesOf(account, rules), ...request.attributes };
}

/** The zone the ticket states, or the one of where the directory says the person is. */
export function personZone(zone: Given<TimeZone>, attributes: Attributes, { rules }: ReferenceTable): TimeZone {
  return zone.origin.source === "rule" ? zoneOf(attributes, rules).value : zone.value;
}

/** Whom a plan about an existing account is about. */
export function subjectOf(account: ObservedAccount): Subject {
  return { accountId: account.id, login: account.login, name: nameOf(account) };
}

/** What a mail or task about somebody may say, and the day it is about. */
export function personFacts(account: ObservedAccount, day?: Given<string>): readonly Detail[] {
  return [
    { label: "Name", value: nameOf(account) },
    { label: "Login", value: account.login },
    ...(day === undefined ? [] : [{ label: day.origin.label, value: day.value }]),
  ];
}

/** Where the ticket gives an employee number, it must still be theirs when the write is made. */
export function samePerson({ employeeNumber }: PersonRef): readonly Guard[] {
  return employeeNumber === undefined ? [] : [{ kind: "same-employee", employeeNumber: employeeNumber.value }];
}
