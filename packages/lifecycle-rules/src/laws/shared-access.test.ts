import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExtraAccess, Observation } from "../observation/observation.ts";
import { lastWord } from "../plan/access-findings.ts";
import { dueSteps } from "../plan/due.ts";
import { plan } from "../plan/make-plan.ts";
import type { Step } from "../plan/plan.ts";
import type { LiveRequest, Request } from "../request/request.ts";
import {
  aDay,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  given,
  someAttributes,
} from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { addDays } from "../time/add-days.ts";
import { LAW, PATIENCE, SEED } from "./runs.ts";

const WISHES = ["Apollo", "Gemini", "Pager"] as const;
const group = (name: string) => `00g${name.toLowerCase()}`;

const STAFF = { kind: "group", groupId: "00gstaff", name: "Staff" } as const;

/** Each wish may be asked for; engineers have one of them by who they are. */
const TABLE = aTable({
  rows: [
    ...WISHES.map((name) => ({
      id: name.toLowerCase(),
      owner: "ops@jupiter.example",
      reason: "For those who ask",
      class: "requestable" as const,
      when: { applications: name },
      grants: [{ kind: "group" as const, groupId: group(name), name }],
    })),
    { id: "all", owner: "it@jupiter.example", reason: "Staff", when: { department: "!Nobody" }, grants: [STAFF] },
    {
      id: "engineers",
      owner: "cto@jupiter.example",
      reason: "Engineers fly",
      when: { department: "Engineering" },
      grants: [{ kind: "group" as const, groupId: group("Apollo"), name: "Apollo" }],
    },
  ],
});

/** A ticket that asks for access from one day to another, unless it is withdrawn before; days count from the first. */
const asked = fc.record({
  wants: fc.subarray([...WISHES], { minLength: 1 }),
  from: fc.nat(30),
  days: fc.integer({ min: 0, max: 30 }),
  withdrawnAfter: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined, freq: 3 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

/** Days on which somebody becomes an engineer, or stops being one. */
const moves = fc.uniqueArray(fc.nat(60), { maxLength: 3 }).map((days) => days.toSorted((a, b) => a - b));

const dayAt = (count: number) => addDays(aDay("2027-05-01"), count);
const noon = (count: number) => anInstant(`${dayAt(count)}T12:00:00Z`);

interface Ticket {
  readonly request: LiveRequest;
  readonly done: readonly Step[];
  readonly until?: ExtraAccess["until"];
}

describe(`the law of shared access (seed ${SEED})`, () => {
  it("7 what several have given lasts until the last of them ends, and goes with it", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(fc.array(asked, { minLength: 1, maxLength: 4 }), moves, (wishes, moved) => {
        let observation = anObservation({ accounts: [anAccount({ profile: { department: "Sales" } })] }, TABLE);
        const tickets = new Map<string, Ticket>();
        const bring = (request: Request, day: number) => {
          const before = tickets.get(request.ticket.id);
          const seen: Observation = {
            ...observation,
            confirmedSteps: before?.done ?? [],
            extraAccess: extraOf([...tickets.values()]),
            sentNotifications: (before?.done ?? []).map(({ id }) => id).filter((id) => id.startsWith("notify")),
          };
          const decided = plan(request, TABLE, seen, noon(day))._unsafeUnwrap();
          const due = dueSteps(decided, noon(day)).map(({ id }) => id);
          const after = carryOutAll(seen, decided, due);
          observation = { ...observation, accounts: after.accounts };
          const until = request.kind === "cancellation" ? undefined : (decided.replanAt ?? before?.until);
          tickets.set(request.ticket.id, {
            request: request.kind === "cancellation" ? request.of : request,
            done: inOrder(
              before?.done ?? [],
              decided.steps.filter(({ id }) => due.includes(id)),
            ),
            ...(until === undefined ? {} : { until }),
          });
        };

        for (const day of daysOf(wishes, moved)) {
          if (moved.includes(day)) bring(move(day, moved.filter((one) => one <= day).length % 2 === 1), day);
          for (const [at, wish] of wishes.entries()) {
            if (day < wish.from || (wish.withdrawnAfter ?? 99) + wish.from < day) continue;
            const request = asks(wish, at);
            if (wish.withdrawnAfter === day - wish.from) bring(withdrawn(request), day);
            else bring(request, day);
          }
          const running = wishes.filter((wish) => isRunning(wish, day)).flatMap(({ wants }) => wants);
          const engineer = moved.filter((one) => one <= day).length % 2 === 1;
          const expected = new Set([...running, ...(engineer ? ["Apollo"] : [])].map(group));
          const held = observation.accounts[0]?.memberships.map(({ groupId }) => groupId) ?? [];
          if (moved.some((one) => one <= day)) expected.add(STAFF.groupId);
          expect([day, held.toSorted()]).toEqual([day, [...expected].toSorted()]);
        }
      }),
      // A whole history each time.
      { ...LAW, numRuns: Math.ceil(LAW.numRuns / 4) },
    );
  });
});

/** Days on which something begins or ends, and one after everything. */
function daysOf(wishes: readonly Asked[], moved: readonly number[]): readonly number[] {
  const own = wishes.flatMap(({ from, days, withdrawnAfter = 0 }) => [from, from + days + 1, from + withdrawnAfter]);
  return [...new Set([...own, ...moved, 75])].toSorted((a, b) => a - b);
}

const isRunning = ({ from, days, withdrawnAfter = 99 }: Asked, day: number) =>
  day >= from && day <= from + days && day < from + withdrawnAfter;

/** A step that is done again stands where it was done last, as the ledger tells it. */
function inOrder(before: readonly Step[], now: readonly Step[]): readonly Step[] {
  const again = new Set(now.map(({ id }) => id));
  return [...before.filter(({ id }) => !again.has(id)), ...now];
}

function extraOf(tickets: readonly Ticket[]): readonly ExtraAccess[] {
  return tickets.flatMap(({ request, done, until }) =>
    request.kind !== "access" || until === undefined
      ? []
      : [...lastWord({ confirmedSteps: done })].flatMap(([id, did]) =>
          did === "gave" ? [{ id, until, ticket: request.ticket }] : [],
        ),
  );
}

function asks({ wants, from, days }: Asked, at: number): LiveRequest {
  const { zone, person } = aMover();
  return {
    kind: "access",
    ticket: { id: `2000${at}`, key: `AC-${at}` },
    zone,
    person,
    attributes: someAttributes({ applications: wants }),
    reason: given("On call", "reason"),
    askedAt: noon(from),
    until: given(dayAt(from + days), "until"),
  };
}

function withdrawn(of: LiveRequest): Request {
  const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
  return { kind: "cancellation", ticket: of.ticket, of: of as Extract<LiveRequest, { kind: "access" }>, origin };
}

function move(day: number, engineer: boolean): LiveRequest {
  return aMover({
    ticket: { id: `${10000 + day}`, key: `MV-${day}` },
    effective: given(dayAt(day), "effective"),
    attributes: someAttributes({ department: engineer ? "Engineering" : "Sales" }),
  });
}
