import { date, defineForm, email, type Form, longText, select, shortText, user, yesNo } from "@tenure/lifecycle-rules";
import { aTable } from "@tenure/lifecycle-rules/testing";
import type { Company } from "../company/company.ts";

const person = {
  login: shortText({ id: "login", label: "Login" }),
  manager: user({ id: "manager", label: "Manager" }),
};
const place = {
  department: select({ id: "department", label: "Department" }),
  title: shortText({ id: "title", label: "Title" }),
  location: select({ id: "location", label: "Location" }),
  employmentType: select({ id: "employmentType", label: "Employment type" }),
};
const withdrawn = yesNo({ id: "withdrawn", label: "Withdrawn" });
const hire = {
  ...place,
  withdrawn,
  givenName: shortText({ id: "givenName", label: "Given name", required: true }),
  familyName: shortText({ id: "familyName", label: "Family name" }),
  employeeNumber: shortText({ id: "employeeNumber", label: "Employee number" }),
  personalEmail: email({ id: "personalEmail", label: "Personal e-mail" }),
  manager: person.manager,
  start: date({ id: "start", label: "Start date", required: true }),
  hardware: select({ id: "hardware", label: "Hardware" }),
};

/** One form per kind of request; the issue type's id is the kind. */
export const SOME_FORMS: readonly Form[] = [
  defineForm({ name: "Onboarding", kind: "joiner", when: { issueTypeId: "joiner" }, fields: hire }),
  defineForm({
    name: "Return of a colleague",
    kind: "rehire",
    when: { issueTypeId: "rehire" },
    fields: { ...hire, login: person.login },
  }),
  defineForm({
    name: "Change",
    kind: "mover",
    when: { issueTypeId: "mover" },
    fields: {
      ...person,
      ...place,
      withdrawn,
      familyName: hire.familyName,
      effective: date({ id: "effective", label: "Effective date", required: true }),
      until: date({ id: "until", label: "Last day of the change" }),
    },
  }),
  defineForm({
    name: "Termination",
    kind: "leaver",
    when: { issueTypeId: "leaver" },
    fields: {
      ...person,
      employeeNumber: hire.employeeNumber,
      withdrawn,
      lastDay: date({ id: "lastDay", label: "Last day" }),
      immediate: yesNo({ id: "immediate", label: "Immediate" }),
      handOverTo: user({ id: "handOverTo", label: "Hand over to" }),
      legalHold: yesNo({ id: "legalHold", label: "Legal hold" }),
      discreet: yesNo({ id: "discreet", label: "Discreet" }),
    },
  }),
  defineForm({
    name: "Leave of absence",
    kind: "leave-of-absence",
    when: { issueTypeId: "leave-of-absence" },
    fields: {
      ...person,
      withdrawn,
      from: date({ id: "from", label: "First day away", required: true }),
      until: date({ id: "until", label: "First day back" }),
    },
  }),
  defineForm({
    name: "Return from a leave",
    kind: "return",
    when: { issueTypeId: "return" },
    fields: {
      ...person,
      withdrawn,
      effective: date({ id: "effective", label: "First day back", required: true }),
    },
  }),
  defineForm({
    name: "Extra access",
    kind: "access",
    when: { issueTypeId: "access" },
    fields: {
      ...person,
      withdrawn,
      reason: longText({ id: "reason", label: "Reason", required: true }),
      until: date({ id: "until", label: "Until" }),
      project: select({ id: "project", label: "Project" }),
    },
  }),
];

/** A company with one form per kind of request and the small table of the rules' own tests. */
export function aCompany(overrides: Partial<Company> = {}): Company {
  return { forms: SOME_FORMS, table: aTable(), mail: { company: "Jupiter" }, ...overrides };
}
