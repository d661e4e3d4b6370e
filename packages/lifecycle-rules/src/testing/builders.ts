import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { defineTable, type RowDraft, type TableDraft } from "../reference-table/define-table.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type {
  Attributes,
  AttributeValue,
  Given,
  JoinerRequest,
  LeaverRequest,
  MoverRequest,
} from "../request/request.ts";
import { parseInstant } from "../time/instant.ts";
import { type LocalDate, parseLocalDate } from "../time/local-date.ts";
import { parseTimeZone } from "../time/time-zone.ts";

/** A value as a form field gave it; the label is the field's name. */
export function given<T>(value: T, name: string): Given<T> {
  return { value, origin: { source: "field", id: name, label: name } };
}

/** Attributes as form fields gave them. */
export function someAttributes(values: Readonly<Record<string, AttributeValue>>): Attributes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, given(value, name)]));
}

/** A day that exists; throws otherwise, because a test with an impossible day tests nothing. */
export function aDay(text: string): LocalDate {
  return parseLocalDate(text)._unsafeUnwrap();
}

/** A moment that exists. */
export function anInstant(text: string) {
  return parseInstant(text)._unsafeUnwrap();
}

/** A zone the runtime knows. */
export function aZone(name: string) {
  return parseTimeZone(name)._unsafeUnwrap();
}

/** The rules of {@link aTable}. */
export function someRules(overrides: Partial<TableRules> = {}): TableRules {
  return {
    login: { template: "{givenName}.{familyName}@jupiter.example", reserved: ["admin", "postmaster"] },
    profile: {
      department: "department",
      title: "title",
      location: "officeLocation",
      employmentType: "userType",
      applications: "requestedApplications",
    },
    intentAttribute: "tenureTicket",
    closed: ["department", "location"],
    zones: {
      attribute: "location",
      byValue: { Zurich: aZone("Europe/Zurich"), "New York": aZone("America/New_York") },
      otherwise: aZone("UTC"),
    },
    protected: ["svc-*", "root@jupiter.example"],
    brakes: { maxRemovals: 5 },
    ...overrides,
  };
}

const ROWS: readonly RowDraft[] = [
  {
    id: "everyone",
    owner: "it@jupiter.example",
    reason: "Mail and chat for all",
    grants: [{ kind: "group", groupId: "00gstaff000000000001", name: "Staff" }],
  },
  {
    id: "engineering",
    owner: "cto@jupiter.example",
    reason: "Engineers write code",
    when: { department: "Engineering" },
    grants: [
      { kind: "group", groupId: "00gengineers00000001", name: "Engineers" },
      { kind: "application", appId: "0oagitlab00000000001", label: "GitLab" },
    ],
  },
  {
    id: "sales",
    owner: "cro@jupiter.example",
    reason: "Sales keeps its pipeline in the CRM",
    when: { department: "Sales" },
    grants: [{ kind: "group", groupId: "00gsales000000000001", name: "Sales" }],
  },
  {
    id: "zurich",
    owner: "it@jupiter.example",
    reason: "Doors and printers in Zurich",
    when: { location: "Zurich", employmentType: "!Contractor" },
    grants: [{ kind: "group", groupId: "00gzurich00000000001", name: "Zurich office" }],
  },
  {
    id: "new-york",
    owner: "it@jupiter.example",
    reason: "Doors and printers in New York",
    when: { location: "New York" },
    grants: [{ kind: "group", groupId: "00gnewyork0000000001", name: "New York office" }],
  },
  {
    id: "laptop",
    owner: "it@jupiter.example",
    reason: "Nobody works without a laptop",
    when: { hardware: "Laptop" },
    grants: [
      { kind: "task", task: "laptop", summary: "Prepare a laptop" },
      { kind: "notification", event: "account-prepared", audience: "mailbox:it@jupiter.example" },
    ],
  },
];

/** A small valid table: Engineering and Sales, Zurich and New York. Rules and rows can be replaced. */
export function aTable(overrides: Partial<TableDraft> = {}): ReferenceTable {
  return defineTable({
    name: "jupiter",
    org: "jupiter.okta.com",
    rules: someRules(),
    rows: ROWS,
    ...overrides,
  })._unsafeUnwrap();
}

/** Somebody new: Ana Silva, Engineering, Zurich, from 2027-03-01. */
export function aJoiner(overrides: Partial<JoinerRequest> = {}): JoinerRequest {
  return {
    kind: "joiner",
    ticket: { id: "10001", key: "ON-1" },
    zone: given(aZone("Europe/Zurich"), "location"),
    givenName: given("Ana", "givenName"),
    familyName: given("Silva", "familyName"),
    employeeNumber: given("4711", "employeeNumber"),
    personalEmail: given("ana@home.example", "personalEmail"),
    start: given(aDay("2027-03-01"), "start"),
    attributes: someAttributes({
      department: "Engineering",
      title: "Engineer",
      location: "Zurich",
      employmentType: "Employee",
      hardware: "Laptop",
    }),
    ...overrides,
  };
}

/** A change: Ana Silva goes to Sales on 2027-06-01. */
export function aMover(overrides: Partial<MoverRequest> = {}): MoverRequest {
  return {
    kind: "mover",
    ticket: { id: "10002", key: "ON-2" },
    zone: { value: aZone("UTC"), origin: { source: "rule", id: "zones.otherwise", label: "Time zone" } },
    person: { login: given("ana.silva@jupiter.example", "login") },
    effective: given(aDay("2027-06-01"), "effective"),
    attributes: someAttributes({ department: "Sales" }),
    ...overrides,
  };
}

/** An immediate termination of Ana Silva. */
export function aLeaver(overrides: Partial<LeaverRequest> = {}): LeaverRequest {
  return {
    kind: "leaver",
    ticket: { id: "10003", key: "ON-3" },
    zone: { value: aZone("UTC"), origin: { source: "rule", id: "zones.otherwise", label: "Time zone" } },
    person: { login: given("ana.silva@jupiter.example", "login") },
    leave: { kind: "immediate", origin: { source: "field", id: "immediate", label: "Immediate" } },
    noticedAt: anInstant("2027-09-01T10:00:00Z"),
    attributes: {},
    ...overrides,
  };
}

/** Ana Silva's active account: Engineering in Zurich, no memberships. */
export function anAccount(overrides: Partial<ObservedAccount> = {}): ObservedAccount {
  return {
    id: "00uanasilva000000001",
    login: "ana.silva@jupiter.example",
    status: "ACTIVE",
    profile: {
      login: "ana.silva@jupiter.example",
      email: "ana.silva@jupiter.example",
      firstName: "Ana",
      lastName: "Silva",
      displayName: "Ana Silva",
      employeeNumber: "4711",
      department: "Engineering",
      title: "Engineer",
      officeLocation: "Zurich",
      userType: "Employee",
    },
    memberships: [],
    assignments: [],
    mayHoldSessions: true,
    ...overrides,
  };
}

/** What a healthy org answers: every group and application of the table is there, and nobody of that name. */
export function anObservation(overrides: Partial<Observation> = {}, table: ReferenceTable = aTable()): Observation {
  const grants = table.rows.flatMap((row) => row.grants);
  const groups = grants.flatMap((grant) =>
    grant.kind === "group" ? [{ id: grant.groupId, name: grant.name, type: "OKTA_GROUP" }] : [],
  );
  const applications = grants.flatMap((grant) =>
    grant.kind === "application" ? [{ id: grant.appId, label: grant.label }] : [],
  );
  const accounts = overrides.accounts ?? [];
  return {
    org: table.org,
    accounts,
    takenLogins: accounts.map(({ login }) => login.toLowerCase()),
    groups: [...new Map(groups.map((group) => [group.id, group])).values()],
    applications: [...new Map(applications.map((application) => [application.id, application])).values()],
    openedTasks: [],
    sentNotifications: [],
    ...overrides,
  };
}
