import type { LiveRequest, Ticket } from "@tenure/lifecycle-rules";
import { anInstant } from "@tenure/lifecycle-rules/testing";

/** A ticket of a kind of request, with raw values by the field names of {@link SOME_FORMS}. */
export function aTicket(
  kind: LiveRequest["kind"],
  fields: Readonly<Record<string, unknown>>,
  overrides: Partial<Ticket> = {},
): Ticket {
  return {
    id: "10001",
    key: "ON-1",
    projectKey: "ON",
    issueTypeId: kind,
    fields,
    createdAt: anInstant("2027-02-01T09:00:00Z"),
    updatedAt: anInstant("2027-02-01T09:00:00Z"),
    reporterId: "hr-1",
    reporterEmail: "hr@jupiter.example",
    statusCategory: "new",
    ...overrides,
  };
}

/** What the onboarding form says of Ana Silva. */
export const ANA: Readonly<Record<string, unknown>> = {
  givenName: "Ana",
  familyName: "Silva",
  employeeNumber: "4711",
  personalEmail: "ana@home.example",
  start: "2027-03-01",
  department: { value: "Engineering" },
  title: "Engineer",
  location: { value: "Zurich" },
  employmentType: { value: "Employee" },
  hardware: { value: "Laptop" },
  manager: { emailAddress: "max@jupiter.example", displayName: "Max" },
};
