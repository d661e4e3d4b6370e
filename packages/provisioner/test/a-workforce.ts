import type { Instant, ReferenceTable } from "@tenure/lifecycle-rules";
import { makeStep } from "@tenure/lifecycle-rules";
import { aTable, someRules } from "@tenure/lifecycle-rules/testing";
import type { Company } from "../src/company/company.ts";
import { confirmedBody } from "../src/evidence/events.ts";
import { accountKey } from "../src/knowledge/person-key.ts";
import type { DirectoryAccount } from "../src/ports/directory.ts";
import { aCompany } from "../src/testing/a-company.ts";
import type { MemoryGroupRule } from "../src/testing/memory-directory.ts";
import { type MemoryPorts, memoryPorts } from "../src/testing/memory-ports.ts";
import { groupsOf, memoryWorkforce } from "../src/testing/memory-workforce.ts";
import type { WorkforcePorts } from "../src/workforce/look.ts";

/** Groups of {@link WORKFORCE_TABLE}. */
export const STAFF = "00gstaff000000000001";
export const DATA = "00gdata0000000000001";
export const SALES = "00gsales000000000001";

const group = (groupId: string, name: string) => ({ kind: "group", groupId, name }) as const;

/** Everybody, Data and Sales; Staff is given to people who are here already. */
export const WORKFORCE_TABLE = aTable({
  rules: someRules({ brakes: { maxRemovals: 5 } }),
  rows: [
    { id: "staff", owner: "it@jupiter.example", reason: "everybody", backfill: true, grants: [group(STAFF, "Staff")] },
    {
      id: "data",
      owner: "cto@jupiter.example",
      reason: "counts",
      when: { department: "Data" },
      backfill: true,
      grants: [group(DATA, "Data")],
    },
    {
      id: "data-abroad",
      owner: "cto@jupiter.example",
      reason: "counts elsewhere",
      when: { location: "Lisbon" },
      grants: [group(DATA, "Data")],
    },
    {
      id: "sales",
      owner: "cro@jupiter.example",
      reason: "sells",
      when: { department: "Sales" },
      grants: [group(SALES, "Sales")],
    },
  ],
});

/** A company to compare: its ports, and short ways to change it as an administrator would. */
export interface WorkforceAtWork {
  readonly ports: WorkforcePorts & MemoryPorts;
  readonly company: Company;
  readonly account: (id: string) => DirectoryAccount;
  readonly change: (id: string, change: (account: DirectoryAccount) => DirectoryAccount) => void;
  readonly give: (id: string, groupId: string) => void;
  readonly take: (id: string, groupId: string) => void;
}

const NAMES: Readonly<Record<string, string>> = { [STAFF]: "Staff", [DATA]: "Data", [SALES]: "Sales" };

/** Twenty people, half of them in Data and half in Sales, whom tickets gave what the table says. */
export async function aWorkforce(
  company: Partial<Company> = {},
  {
    tickets = true,
    groupRules = [],
  }: { readonly tickets?: boolean; readonly groupRules?: readonly MemoryGroupRule[] } = {},
): Promise<WorkforceAtWork> {
  const { table = WORKFORCE_TABLE } = company;
  const ports = memoryPorts(table, "2027-09-01T10:00:00Z", { groupRules });
  const people = Array.from({ length: 20 }, (_, at) => person(at));
  for (const account of people) {
    ports.directory.put(account);
    for (const { groupId, name } of tickets ? account.memberships : []) {
      await ports.ledger.append({
        at: "2027-08-01T10:00:00.000Z" as Instant,
        ticketId: `1${account.id}`,
        ticketKey: `PPL-${account.id}`,
        runId: `run-${account.id}`,
        accountId: account.id,
        person: accountKey(table.org, account),
        event: "step-confirmed",
        actor: "tenure",
        body: confirmedBody(
          makeStep({ kind: "add-to-group", groupId, name }, { due: "at-once", causes: [] }),
          "joiner",
          "In.",
          0,
        ),
      });
    }
  }
  return {
    ports: { ...ports, workforce: workforceOf(ports, table, groupRules) },
    company: aCompany({ ...company, table }),
    ...handsOn(ports),
  };
}

/** The workforce of memory ports. */
export function workforceOf(
  { directory }: Pick<MemoryPorts, "directory">,
  table: ReferenceTable,
  groupRules: readonly MemoryGroupRule[] = [],
) {
  return memoryWorkforce({ org: table.org, directory, groups: groupsOf(WORKFORCE_TABLE), groupRules, pageSize: 7 });
}

function person(at: number): DirectoryAccount {
  const department = at < 10 ? "Data" : "Sales";
  const id = `00u${String(at).padStart(2, "0")}`;
  const direct = (groupId: string) => {
    return { groupId, name: NAMES[groupId] ?? groupId, provenance: { kind: "direct" } } as const;
  };
  return {
    id,
    login: `p${at}@jupiter.example`,
    status: "ACTIVE",
    profile: { department, officeLocation: "Zurich", employeeNumber: `E${at}` },
    memberships: [direct(STAFF), direct(at < 10 ? DATA : SALES)],
    assignments: [],
    mayHoldSessions: false,
  };
}

function handsOn({ directory }: MemoryPorts): Pick<WorkforceAtWork, "account" | "change" | "give" | "take"> {
  const account = (id: string) => {
    const found = directory.accounts().find((one) => one.id === id);
    if (found === undefined) throw new Error(`nobody is ${id}`);
    return found;
  };
  const change: WorkforceAtWork["change"] = (id, how) => directory.put(how(account(id)));
  return {
    account,
    change,
    give: (id, groupId) =>
      change(id, (one) => ({
        ...one,
        memberships: [...one.memberships, { groupId, name: NAMES[groupId] ?? groupId, provenance: { kind: "direct" } }],
      })),
    take: (id, groupId) =>
      change(id, (one) => ({ ...one, memberships: one.memberships.filter((held) => held.groupId !== groupId) })),
  };
}
