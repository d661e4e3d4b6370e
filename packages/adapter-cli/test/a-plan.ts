import {
  findForm,
  type Instant,
  type Plan,
  parseInstant,
  plan,
  readRequest,
  type Ticket,
} from "@tenure/lifecycle-rules";
import { fields, forms, table } from "@tenure-examples/jupiter";

/** An instant that is one. */
export function anInstant(text: string): Instant {
  return parseInstant(text)._unsafeUnwrap();
}

/** The plan of a real hire at Jupiter, in an org that has every group and application of the table. */
export function aPlan(): Plan {
  const now = anInstant("2026-12-14T08:12:00Z");
  const policy = table._unsafeUnwrap();
  const ticket: Ticket = {
    id: "10042",
    key: "PPL-42",
    projectKey: "PPL",
    issueTypeId: "1",
    requestTypeId: "11",
    statusCategory: "new",
    createdAt: now,
    updatedAt: now,
    fields: {
      [fields.givenName.id]: "Mira",
      [fields.familyName.id]: "Okonkwo",
      [fields.personalEmail.id]: "mira@home.example",
      [fields.start.id]: "2027-01-04",
      [fields.employmentType.id]: { value: "Employee" },
      [fields.manager.id]: { accountId: "a", emailAddress: "ines.duarte@jupiter.example" },
      [fields.department.id]: { value: "Finance" },
      [fields.team.id]: { value: "Controlling" },
      [fields.title.id]: "Controller",
      [fields.location.id]: { value: "London" },
    },
  };
  const form = findForm(forms, ticket);
  if (form === undefined) throw new Error("no form");
  const grants = policy.rows.flatMap((row) => row.grants);
  const observation = {
    org: policy.org,
    accounts: [],
    takenLogins: [],
    groups: grants.flatMap((grant) =>
      grant.kind === "group" ? [{ id: grant.groupId, name: grant.name, type: "OKTA_GROUP" }] : [],
    ),
    applications: [],
    openedTasks: [],
    sentNotifications: [],
  };
  return plan(readRequest(form, policy, ticket)._unsafeUnwrap(), policy, observation, now)._unsafeUnwrap();
}
