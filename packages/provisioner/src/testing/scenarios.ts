import type { ReferenceTable, Ticket } from "@tenure/lifecycle-rules";
import { anAccount, aTable, someRules } from "@tenure/lifecycle-rules/testing";
import type { DirectoryAccount } from "../ports/directory.ts";
import { bringForward } from "../run/bring-forward.ts";
import { work } from "../work/work.ts";
import { aCompany } from "./a-company.ts";
import { ANA, aTicket } from "./a-ticket.ts";
import type { Happening, Scenario } from "./live-through.ts";
import { countingIds } from "./manual-clock.ts";
import { type MemoryPorts, memoryPorts } from "./memory-ports.ts";

const LOGIN = "ana.silva@jupiter.example";

const base = aTable({
  rules: someRules({
    securityMailbox: "security@jupiter.example",
    clearedOnLeave: ["department"],
    profile: { ...someRules().profile, project: "projects" },
  }),
});

/** The small table, with an overlap for engineers and rows that are asked for. */
export const TABLE: ReferenceTable = aTable({
  rules: base.rules,
  rows: [
    ...base.rows.map((row) => ({
      id: row.id,
      owner: row.owner,
      reason: row.reason,
      grants: row.grants,
      when: Object.fromEntries(row.conditions.map(({ attribute, cell }) => [attribute, cell])),
      ...(row.id === "engineering" ? { keepForDays: 10 } : {}),
    })),
    {
      id: "project-apollo",
      owner: "cto@jupiter.example",
      reason: "Guests of a project",
      class: "requestable",
      when: { project: "Apollo" },
      grants: [{ kind: "group", groupId: "00gapollo00000000001", name: "Apollo" }],
      expiresAfterDays: 30,
    },
  ],
});

const company = aCompany({ table: TABLE });

export const MAX: DirectoryAccount = {
  ...anAccount({
    id: "00umax00000000000001",
    login: "max@jupiter.example",
    profile: { login: "max@jupiter.example", email: "max@jupiter.example", firstName: "Max", employeeNumber: "1" },
  }),
  memberships: [],
};

/** A group the table knows nothing of. */
const CLIMBERS = { groups: [{ id: "00gclimbing000000001", name: "Climbing", type: "OKTA_GROUP" }] };

/** An empty company with a manager in it. */
export async function beginEmpty(): Promise<MemoryPorts> {
  const ports = memoryPorts(TABLE, "2027-02-01T10:00:00Z", CLIMBERS);
  ports.directory.put(MAX);
  return ports;
}

let hired: Promise<MemoryPorts> | undefined;
let left: Promise<MemoryPorts> | undefined;

/** A company Ana works for, with the ledger that tells what we gave her. */
export async function beginHired(): Promise<MemoryPorts> {
  hired ??= hire();
  return copyOf(await hired, "2027-03-01T08:00:00Z");
}

/** A company Ana has left. */
export async function beginLeft(): Promise<MemoryPorts> {
  left ??= leave();
  return copyOf(await left, "2027-08-20T11:00:00Z");
}

function copyOf(before: MemoryPorts, now: string): MemoryPorts {
  // Names of its own: a ledger enters what bears a name once.
  const ports = { ...memoryPorts(TABLE, now, CLIMBERS), ids: countingIds(now) };
  for (const account of before.directory.accounts()) ports.directory.put(account);
  ports.ledger.entries.push(...before.ledger.entries);
  for (const ticket of before.desk.tickets.values()) ports.desk.file(ticket);
  return ports;
}

async function leave(): Promise<MemoryPorts> {
  const ports = await beginHired();
  ports.clock.moveTo("2027-08-20T10:00:00Z");
  leaves("10003", "2027-08-20T10:00:00.000Z", { immediate: { value: "Yes" } }).happen(ports);
  (await bringForward(ports, company, "10003"))._unsafeUnwrap();
  return ports;
}

async function hire(): Promise<MemoryPorts> {
  const ports = await beginEmpty();
  ports.desk.file(aTicket("joiner", ANA));
  (await ports.queue.enqueue({ ticketId: "10001", reason: "webhook" }))._unsafeUnwrap();
  (await work(ports, company))._unsafeUnwrap();
  ports.clock.moveTo("2027-03-01T08:00:00Z");
  (await work(ports, company))._unsafeUnwrap();
  const ana = ports.directory.account(LOGIN);
  if (ana === undefined) throw new Error("Ana was not hired");
  const byHand = { groupId: "00gclimbing000000001", name: "Climbing", provenance: { kind: "direct" } } as const;
  ports.directory.put({ ...ana, status: "ACTIVE", mayHoldSessions: true, memberships: [...ana.memberships, byHand] });
  return ports;
}

function files(at: string, ticket: Ticket): Happening {
  return { at, tickets: [ticket.id], happen: ({ desk }) => desk.file({ ...ticket, updatedAt: ticket.createdAt }) };
}

const about = (id: string, key: string, createdAt: string) => ({
  id,
  key,
  createdAt: createdAt as Ticket["createdAt"],
});

const leaves = (id: string, at: string, fields: Readonly<Record<string, unknown>>) =>
  files(at, aTicket("leaver", { login: LOGIN, ...fields }, about(id, `ON-${id}`, at)));

const APOLLO = aTicket(
  "access",
  { login: LOGIN, reason: "Helps out", project: { value: "Apollo" }, until: "2027-06-10" },
  about("10007", "ON-7", "2027-05-20T10:00:00.000Z"),
);

/** The stories every cut is made in. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "joiner",
    company,
    begin: beginEmpty,
    happenings: [files("2027-02-01T10:00:00.000Z", aTicket("joiner", ANA))],
    until: "2027-04-01T00:00:00.000Z",
  },
  {
    name: "mover with overlap",
    company,
    begin: beginHired,
    happenings: [
      files(
        "2027-05-20T10:00:00.000Z",
        aTicket(
          "mover",
          { login: LOGIN, effective: "2027-06-01", department: { value: "Sales" }, title: "Account executive" },
          about("10002", "ON-2", "2027-05-20T10:00:00.000Z"),
        ),
      ),
    ],
    until: "2027-08-01T00:00:00.000Z",
  },
  {
    name: "leaver scheduled",
    company,
    begin: beginHired,
    happenings: [leaves("10003", "2027-08-20T10:00:00.000Z", { lastDay: "2027-09-30" })],
    until: "2027-12-01T00:00:00.000Z",
  },
  {
    name: "leaver immediate",
    company,
    begin: beginHired,
    happenings: [leaves("10003", "2027-08-20T10:00:00.000Z", { immediate: { value: "Yes" } })],
    until: "2027-12-01T00:00:00.000Z",
  },
  {
    name: "leaver woken by somebody",
    company,
    begin: beginLeft,
    happenings: [
      {
        at: "2027-08-21T10:00:00.000Z",
        tickets: ["10003"],
        happen: ({ directory }) => {
          const ana = directory.account(LOGIN);
          const engineers = { groupId: "00gengineers00000001", name: "Engineers" };
          const memberships = [{ ...engineers, provenance: { kind: "direct" } as const }];
          if (ana !== undefined) directory.put({ ...ana, status: "ACTIVE", mayHoldSessions: true, memberships });
        },
      },
    ],
    until: "2027-12-01T00:00:00.000Z",
  },
  {
    name: "rehire",
    company,
    begin: beginLeft,
    happenings: [
      files(
        "2028-01-10T10:00:00.000Z",
        aTicket(
          "rehire",
          { ...ANA, login: LOGIN, start: "2028-02-01", department: { value: "Sales" } },
          about("10004", "ON-4", "2028-01-10T10:00:00.000Z"),
        ),
      ),
    ],
    until: "2028-04-01T00:00:00.000Z",
  },
  {
    name: "leave and return",
    company,
    begin: beginHired,
    happenings: [
      files(
        "2027-05-20T10:00:00.000Z",
        aTicket(
          "leave-of-absence",
          { login: LOGIN, from: "2027-06-01", until: "2027-09-01" },
          about("10005", "ON-5", "2027-05-20T10:00:00.000Z"),
        ),
      ),
    ],
    until: "2027-12-01T00:00:00.000Z",
  },
  {
    name: "name change",
    company,
    begin: beginHired,
    happenings: [
      files(
        "2027-05-20T10:00:00.000Z",
        aTicket(
          "mover",
          { login: LOGIN, effective: "2027-05-20", familyName: "Keller" },
          about("10006", "ON-6", "2027-05-20T10:00:00.000Z"),
        ),
      ),
    ],
    until: "2027-08-01T00:00:00.000Z",
  },
  {
    name: "access with expiry",
    company,
    begin: beginHired,
    happenings: [files("2027-05-20T10:00:00.000Z", APOLLO)],
    until: "2027-08-01T00:00:00.000Z",
  },
  {
    name: "access closed early",
    company,
    begin: beginHired,
    happenings: [
      files("2027-05-20T10:00:00.000Z", APOLLO),
      files("2027-05-24T10:00:00.000Z", { ...APOLLO, statusCategory: "done" }),
    ],
    until: "2027-08-01T00:00:00.000Z",
  },
  {
    name: "mover with approval",
    company: aCompany({ table: TABLE, approval: { exempt: [] } }),
    begin: beginHired,
    happenings: [
      files(
        "2027-05-20T10:00:00.000Z",
        aTicket(
          "mover",
          { login: LOGIN, effective: "2027-05-20", title: "Principal engineer" },
          about("10008", "ON-8", "2027-05-20T10:00:00.000Z"),
        ),
      ),
      {
        at: "2027-05-21T10:00:00.000Z",
        tickets: ["10008"],
        happen: ({ desk, clock }) =>
          desk.answer("10008", {
            id: "1",
            approverId: "boss",
            approverEmail: "boss@jupiter.example",
            decision: "approved",
            at: clock.now(),
          }),
      },
    ],
    until: "2027-08-01T00:00:00.000Z",
  },
  {
    name: "joiner withdrawn",
    company,
    begin: beginEmpty,
    happenings: [
      files("2027-02-01T10:00:00.000Z", aTicket("joiner", ANA)),
      files("2027-02-02T10:00:00.000Z", aTicket("joiner", { ...ANA, withdrawn: { value: "Yes" } })),
    ],
    until: "2027-04-01T00:00:00.000Z",
  },
];
