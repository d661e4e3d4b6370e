import type { Instant, LiveRequest } from "@tenure/lifecycle-rules";
import { anAccount, aTable } from "@tenure/lifecycle-rules/testing";
import fc from "fast-check";
import type { Company } from "../src/company/company.ts";
import type { Ports } from "../src/ports/ports.ts";
import { leftWith } from "../src/sweep/find-returned.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { aCompany } from "../src/testing/a-company.ts";
import { aTicket } from "../src/testing/a-ticket.ts";
import { cutPorts } from "../src/testing/cut-ports.ts";
import { type MemoryPorts, memoryPorts } from "../src/testing/memory-ports.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { AWAY, failing } from "./at-work.ts";

/** Something that goes wrong while a happening is worked on. */
export type Trouble =
  | { readonly kind: "none" }
  | { readonly kind: "cut"; readonly call: number; readonly when: "before" | "after" }
  | { readonly kind: "fault"; readonly fault: Fault; readonly times: number }
  | { readonly kind: "two-workers" };

/** What may fail, and come back. */
export type Fault =
  | "directory"
  | "answer-lost"
  | "read-back"
  | "mail"
  | "desk"
  | "comment"
  | "ledger"
  | "locks"
  | "spool-and-ledger";

/** One thing that happens in a company's life. */
export interface Happens {
  readonly what:
    | "joiner"
    | "mover"
    | "secondment"
    | "leaver"
    | "leaver-now"
    | "leave"
    | "return"
    | "rehire"
    | "access"
    | "edit"
    | "withdraw"
    | "close"
    | "delete"
    | "empty"
    | "longer"
    | "rename"
    | "by-hand"
    | "by-hand-away"
    | "wake"
    | "nothing";
  readonly person: number;
  readonly department: string;
  readonly days: number;
  readonly gap: number;
  readonly trouble: Trouble;
  /** Whether whoever is asked says yes, where the company asks at all. */
  readonly approves: boolean;
}

const PEOPLE = [
  { givenName: "Ana", familyName: "Silva", employeeNumber: "4711" },
  { givenName: "Ana", familyName: "Silva", employeeNumber: "4712" },
  { givenName: "Zoë", familyName: "Müller", employeeNumber: "4713" },
] as const;

const KINDS: Readonly<Partial<Record<Happens["what"], LiveRequest["kind"]>>> = {
  joiner: "joiner",
  mover: "mover",
  secondment: "mover",
  leaver: "leaver",
  "leaver-now": "leaver",
  leave: "leave-of-absence",
  return: "return",
  rehire: "rehire",
  access: "access",
};

/** Something happens. */
const happening = (people: fc.Arbitrary<number>): fc.Arbitrary<Happens> =>
  fc.record<Happens>({
    what: fc.constantFrom(
      "joiner",
      "joiner",
      "joiner",
      "mover",
      "mover",
      "mover",
      "secondment",
      "leaver",
      "leaver-now",
      "leave",
      "return",
      "rehire",
      "access",
      "access",
      "edit",
      "withdraw",
      "close",
      "delete",
      "empty",
      "longer",
      "rename",
      "by-hand",
      "by-hand-away",
      "wake",
      "nothing",
    ),
    person: people,
    department: fc.constantFrom("Engineering", "Sales"),
    days: fc.integer({ min: -3, max: 20 }),
    gap: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 6, max: 15 })),
    approves: fc.nat(4).map((luck) => luck > 0),
    trouble: fc.oneof(
      fc.constant<Trouble>({ kind: "none" }),
      fc.record({ kind: fc.constant("cut" as const), call: fc.nat(60), when: fc.constantFrom("before", "after") }),
      fc.record({
        kind: fc.constant("fault" as const),
        fault: fc.constantFrom<Fault>(
          "directory",
          "answer-lost",
          "read-back",
          "mail",
          "desk",
          "comment",
          "ledger",
          "locks",
          "spool-and-ledger",
        ),
        times: fc.integer({ min: 1, max: 6 }),
      }),
      fc.constant<Trouble>({ kind: "two-workers" }),
    ),
  });

const anybody = fc.nat(PEOPLE.length - 1);

/**
 * A few weeks or months of a small company, with trouble: of whomever, or of somebody who works there already and to
 * whom most of it happens.
 */
export const lives: fc.Arbitrary<readonly Happens[]> = fc.oneof(
  fc.array(happening(anybody), { minLength: 1, maxLength: 9 }),
  fc
    .tuple(
      fc.record<Happens>({
        what: fc.constant("joiner" as const),
        person: fc.constant(0),
        department: fc.constantFrom("Engineering", "Engineering", "Sales"),
        days: fc.integer({ min: -3, max: 0 }),
        gap: fc.integer({ min: 1, max: 4 }),
        approves: fc.constant(true),
        trouble: fc.constant<Trouble>({ kind: "none" }),
      }),
      fc.array(happening(fc.oneof(fc.constant(0), fc.constant(0), anybody)), { minLength: 1, maxLength: 7 }),
    )
    .map(([hired, then]) => [hired, ...then]),
);

/** The company histories are about: a brake that is easily tripped, and everything else as in the stories. */
export const HISTORY_COMPANY: Company = aCompany({
  // In trouble more runs may be needed for one waking: how often must not tell the two lives apart.
  shutOutAgain: 100,
  table: aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 3 } }, rows: rowsOf() }),
});

/** The same company, where somebody must say yes to everything but a termination at once. */
export const ASKING_COMPANY: Company = {
  ...HISTORY_COMPANY,
  approval: { exempt: [{ kinds: ["leaver"], immediate: true }] },
};

function rowsOf() {
  return TABLE.rows.map(({ id, owner, reason, grants, class: kind, conditions, expiresAfterDays, keepForDays }) => ({
    id,
    owner,
    reason,
    grants,
    class: kind,
    when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
    ...(expiresAfterDays === undefined ? {} : { expiresAfterDays }),
    ...(keepForDays === undefined ? {} : { keepForDays }),
  }));
}

const day = (now: Instant, days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

/** A fresh company on a Monday in February. */
export function aFreshCompany(): MemoryPorts {
  const climbing = { id: "00gclimbing000000001", name: "Climbing", type: "OKTA_GROUP" };
  const ports = memoryPorts(HISTORY_COMPANY.table, "2027-02-01T10:00:00Z", {
    groups: [climbing, { id: "00gbyrule00000000001", name: "All of Sales", type: "OKTA_GROUP" }],
    groupRules: [
      {
        id: "0prsales",
        groupId: "00gbyrule00000000001",
        name: "All of Sales",
        attribute: "department",
        value: "Sales",
      },
    ],
  });
  ports.directory.put({
    ...anAccount({
      id: "00umax00000000000001",
      login: "max@jupiter.example",
      profile: { login: "max@jupiter.example", email: "max@jupiter.example" },
    }),
    memberships: [],
  });
  return ports;
}

/** Lets one thing happen, as people do it; answers the ticket it is about. */
export function letHappen(ports: MemoryPorts, happens: Happens, at: Instant, count: number): string | undefined {
  for (const asleep of ports.directory.accounts().filter(({ status }) => status === "PROVISIONED")) {
    // Whoever was woken has signed in by now.
    ports.directory.put({ ...asleep, status: "ACTIVE", mayHoldSessions: true });
  }
  const who = PEOPLE[happens.person] ?? PEOPLE[0];
  const account = ports.directory.accounts().find(({ profile }) => profile["employeeNumber"] === who.employeeNumber);
  const climbing = { groupId: "00gclimbing000000001", name: "Climbing", provenance: { kind: "direct" } } as const;
  if (happens.what === "by-hand" || happens.what === "by-hand-away") {
    if (account === undefined || account.status === "DEPROVISIONED") return undefined;
    const others = account.memberships.filter(({ groupId }) => groupId !== climbing.groupId);
    ports.directory.put({ ...account, memberships: happens.what === "by-hand" ? [...others, climbing] : others });
    return undefined;
  }
  if (happens.what === "wake") {
    if (account?.status !== "DEPROVISIONED") return undefined;
    ports.directory.put({ ...account, status: "ACTIVE", mayHoldSessions: true, memberships: [climbing] });
    // As Okta's event hook tells it: first to the ticket they left with, whatever was filed and overruled since.
    const own = ports.ledger.entries.filter(({ accountId, ticketId }) => accountId === account.id && ticketId !== "");
    return (leftWith(own) ?? own.at(-1))?.ticketId;
  }
  if (isChange(happens.what)) return letChange(ports, happens, at);
  const kind = KINDS[happens.what];
  if (kind === undefined) return undefined;
  const id = String(20_000 + count);
  const date = day(at, happens.days);
  const login = account?.login ?? `nobody${happens.person}@jupiter.example`;
  const fields = {
    ...(kind === "joiner" || kind === "rehire"
      ? {
          ...who,
          personalEmail: `home${happens.person}@home.example`,
          start: date,
          location: { value: "Zurich" },
          hardware: { value: "Laptop" },
        }
      : {}),
    ...(kind === "joiner" ? {} : { login }),
    ...(kind === "joiner" || kind === "rehire" || kind === "mover"
      ? { department: { value: happens.department } }
      : {}),
    ...(kind === "leaver" ? (happens.what === "leaver-now" ? { immediate: { value: "Yes" } } : { lastDay: date }) : {}),
    effective: date,
    from: date,
    ...(happens.what === "mover" ? {} : { until: day(at, happens.days + 10) }),
    reason: "Helps out",
    ...(kind === "access" ? { project: { value: "Apollo" } } : {}),
  };
  ports.desk.file(aTicket(kind, fields, { id, key: `ON-${id}`, createdAt: at, updatedAt: at }));
  return id;
}

const CHANGES = ["edit", "withdraw", "close", "delete", "empty", "longer", "rename"] as const;
type Change = (typeof CHANGES)[number];
const isChange = (what: Happens["what"]): what is Change => CHANGES.some((one) => one === what);

/** What a form cannot do without, by issue type. */
const REQUIRED: Readonly<Record<string, string>> = {
  joiner: "start",
  rehire: "start",
  mover: "effective",
  leaver: "login",
  "leave-of-absence": "from",
  return: "effective",
  access: "reason",
};

/** Lets people change a ticket that is not at its end. */
function letChange(ports: MemoryPorts, happens: Happens, at: Instant): string | undefined {
  const { desk, directory } = ports;
  const tickets = [...desk.tickets.values()].filter(({ statusCategory }) => statusCategory !== "done");
  const ticket = tickets[happens.person % Math.max(1, tickets.length)];
  if (ticket === undefined) return undefined;
  const { fields, id, issueTypeId } = ticket;
  const edit = (change: typeof fields) => desk.file({ ...ticket, updatedAt: at, fields: { ...fields, ...change } });
  switch (happens.what as Change) {
    case "close":
      desk.file({ ...ticket, updatedAt: at, statusCategory: "done" });
      return id;
    case "delete":
      desk.delete(id);
      // Jira tells of half of them.
      return happens.days % 2 === 0 ? id : undefined;
    case "withdraw":
      edit({ withdrawn: { value: "Yes" } });
      return id;
    case "empty":
      edit({ [REQUIRED[issueTypeId] ?? "reason"]: "" });
      return id;
    case "longer":
      edit({ until: day(at, 400) });
      return id;
    case "rename": {
      const people = directory.accounts().filter(({ profile }) => profile["employeeNumber"] !== undefined);
      const login = people[happens.days % Math.max(1, people.length)]?.login;
      if (login !== undefined && fields["login"] !== undefined) edit({ login });
      return id;
    }
    case "edit": {
      const date = day(at, happens.days);
      const filled = Object.entries(fields).map(([name, value]) => [name, value === "" ? FILLED[name] : value]);
      const changed = { department: { value: happens.department }, start: date, lastDay: date };
      edit({ ...Object.fromEntries(filled), ...changed });
      return id;
    }
  }
}

const FILLED: Readonly<Record<string, string>> = {
  reason: "Helps out",
  effective: "2027-02-20",
  from: "2027-02-20",
  login: "nobody1@jupiter.example",
};

/** Lets whoever is asked say yes to every plan that waits for it; answers their tickets. */
export function letApprove({ clock, desk }: MemoryPorts, count: number): readonly string[] {
  const waiting = [...desk.comments].filter(
    ([id, { progress }]) => progress.state === "awaiting-approval" && desk.tickets.has(id),
  );
  const boss = { approverId: "boss", approverEmail: "boss@jupiter.example", decision: "approved" } as const;
  for (const [id] of waiting) desk.answer(id, { id: `${id}-${count}`, ...boss, at: clock.now() });
  return waiting.map(([id]) => id);
}

/** Ports with a fault in them that heals after so many times. */
export function troubled(ports: Ports, fault: Fault, times: number): Ports {
  const away = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." };
  switch (fault) {
    case "directory":
      return failing(ports, "directory", "carryOut", AWAY, { times });
    case "answer-lost":
      return failing(ports, "directory", "carryOut", { ...AWAY, mayHaveHappened: true }, { times, happens: true });
    case "read-back":
      return failing(ports, "directory", "confirm", AWAY, { times });
    case "mail":
      return failing(
        ports,
        "mailer",
        "send",
        { kind: "mail-failure", retryable: true, sentence: "No answer." },
        { times },
      );
    case "desk":
      return failing(
        ports,
        "desk",
        "read",
        { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "No answer." },
        { times },
      );
    case "comment":
      return failing(
        ports,
        "desk",
        "report",
        { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "No answer." },
        { times },
      );
    case "ledger":
      return failing(ports, "ledger", "append", away, { times });
    case "locks":
      return failing(ports, "locks", "renew", { kind: "lock-failure", sentence: "No answer." }, { times });
    case "spool-and-ledger":
      return failing(
        failing(ports, "ledger", "append", away, { times }),
        "spool",
        "put",
        { kind: "spool-failure", sentence: "The disk is full." },
        { times },
      );
  }
}

/** Works until nothing is due before an instant. */
export async function settle(ports: MemoryPorts, until: Instant, company = HISTORY_COMPANY): Promise<void> {
  for (let rounds = 0; rounds < 800; rounds += 1) {
    const { nextDue } = (await work(ports, company))._unsafeUnwrap();
    if (nextDue === undefined || nextDue >= until) return;
    if (nextDue > ports.clock.now()) ports.clock.moveTo(nextDue);
  }
  throw new Error("The work never ends.");
}

/** Works on what is due while something goes wrong; answers whether a mail may have gone out twice. */
export async function workInTrouble(ports: MemoryPorts, trouble: Trouble, company = HISTORY_COMPANY): Promise<boolean> {
  switch (trouble.kind) {
    case "none":
      return false;
    case "two-workers":
      await Promise.all([work(ports, company), work(ports, company)]);
      return false;
    case "fault": {
      const faulty = troubled(ports, trouble.fault, trouble.times);
      (await work(faulty, company)).unwrapOr(undefined);
      // A mail whose record went neither into the ledger nor into the spool is the same window as a cut.
      return trouble.fault === "spool-and-ledger";
    }
    case "cut": {
      const cut = cutPorts(ports, { call: trouble.call, when: trouble.when });
      await Promise.race([work(cut.ports, company), cut.dead]);
      ports.clock.advance(6 * 60);
      const at = trouble.when === "after" ? trouble.call : trouble.call - 1;
      return cut.calls[at] === "mailer.send";
    }
  }
}

/** The sweep, as it runs a few times a day. */
export async function sweepAndSettle(ports: MemoryPorts, until: Instant, company = HISTORY_COMPANY): Promise<void> {
  (await sweep(ports, company))._unsafeUnwrap();
  await settle(ports, until, company);
}
