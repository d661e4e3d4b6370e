import { describe, expect, it } from "vitest";
import type { Observation } from "../observation/observation.ts";
import type { LeaverRequest } from "../request/request.ts";
import {
  aDay,
  aJoiner,
  aLeaver,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  given,
  someRules,
} from "../testing/builders.ts";
import { covers } from "./covers.ts";
import { dueSteps, nextDue } from "./due.ts";
import { plan } from "./make-plan.ts";
import type { Plan } from "./plan.ts";

const now = anInstant("2027-02-01T09:00:00Z");
const approved = plan(aJoiner(), aTable(), anObservation(), now)._unsafeUnwrap();
const [first] = approved.steps;

describe("covers", () => {
  it("holds for what is left of the plan, in whatever state the account is by now", () => {
    const rest: Plan = {
      ...approved,
      steps: approved.steps.slice(3),
      subject: { ...approved.subject, accountId: "00u1" },
    };

    expect(covers(approved, approved)).toBe(true);
    expect(covers(approved, rest)).toBe(true);
    expect(covers(approved, { ...approved, steps: [], hash: "other" })).toBe(true);
  });

  it.each<readonly [string, Partial<Plan>]>([
    ["another ticket", { ticket: { id: "1", key: "ON-1" } }],
    ["another kind of request", { kind: "mover" }],
    ["another login", { subject: { ...approved.subject, login: "other@jupiter.example" } }],
    ["another table", { table: { ...approved.table, version: "0" } }],
    ["a step at another time", { steps: [{ ...first!, due: now }] }],
    ["a step for another reason", { steps: [{ ...first!, causes: [] }] }],
    ["a step that does something else", { steps: [{ ...first!, action: { kind: "activate-account" } }] }],
    ["a step that is new", { steps: [...approved.steps, { ...first!, id: "new" }] }],
  ])("does not hold for %s", (_, change) => {
    expect(covers(approved, { ...approved, ...change })).toBe(false);
  });

  it("does not hold for another account, once one was approved", () => {
    const known = { ...approved, subject: { ...approved.subject, accountId: "00u1" } };

    expect(covers(known, { ...known, subject: { ...known.subject, accountId: "00u2" } })).toBe(false);
    expect(covers(known, known)).toBe(true);
  });
});

describe("covers, for a leaver whom Okta does not suspend", () => {
  const table = aTable({ rules: someRules({ clearedOnLeave: ["department"], leaver: { holdDays: 30 } }) });
  const assignments = [{ appId: "0oagitlab00000000001", label: "GitLab", scope: "user" }] as const;
  const memberships = [{ groupId: "00gstaff000000000001", name: "Staff", provenance: { kind: "ours" } }] as const;
  const planned = (seen: Partial<Observation>, changes: Partial<LeaverRequest> = {}) =>
    plan(
      aLeaver({ leave: { kind: "end-of-day", lastDay: given(aDay("2027-09-30"), "lastDay") }, ...changes }),
      table,
      anObservation({ accounts: [anAccount({ status: "LOCKED_OUT", assignments, memberships })], ...seen }, table),
      now,
    )._unsafeUnwrap();
  const held = planned({});
  const ended = planned({ refusedSteps: ["suspend-account"] });

  it("holds for the end of the account in the hour for which the suspension was approved", () => {
    expect(held.steps.map(({ id, due }) => [id, due])).toContainEqual([
      "deactivate-account",
      "2027-10-30T22:00:00.000Z",
    ]);
    expect(covers(held, ended)).toBe(true);
  });

  it("does not hold for another hour, for what was not approved at all, or while a suspension is planned", () => {
    const hour = anInstant("2027-09-29T22:00:00Z");
    const earlier = { ...ended, steps: ended.steps.map((step) => ({ ...step, due: hour })) };
    const without = { ...held, steps: held.steps.filter(({ id }) => id !== "deactivate-account") };
    const both = { ...ended, steps: [...ended.steps, ...held.steps.filter(({ id }) => id === "suspend-account")] };
    const groups = { ...ended, steps: [{ ...held.steps[2]!, due: held.steps[0]!.due }] };

    expect(covers(held, earlier)).toBe(false);
    expect(covers(without, ended)).toBe(false);
    expect(covers(held, both)).toBe(false);
    expect(covers({ ...held, kind: "mover" }, { ...ended, kind: "mover" })).toBe(false);
    expect(groups.steps[0]?.id).toMatch(/^remove-from-group/);
    expect(covers(held, groups)).toBe(false);
  });
});

describe("due", () => {
  const start = "2027-02-28T23:00:00.000Z";

  it("takes what is due at once and what is due by now, to the millisecond", () => {
    expect(dueSteps(approved, now).map(({ due }) => due)).not.toContain(start);
    expect(dueSteps(approved, anInstant(start))).toHaveLength(approved.steps.length);
    expect(dueSteps(approved, anInstant("2027-02-28T22:59:59.999Z"))).toHaveLength(dueSteps(approved, now).length);
  });

  it("looks again at the next step's time, or when something ends, and else not at all", () => {
    expect(nextDue(approved, now)).toBe(start);
    expect(nextDue(approved, anInstant(start))).toBeUndefined();
    const replanAt = anInstant("2027-02-10T00:00:00Z");
    expect(nextDue({ ...approved, replanAt }, now)).toBe(replanAt);
    expect(nextDue({ ...approved, replanAt }, replanAt)).toBe(start);
    expect(nextDue({ ...approved, steps: [], replanAt }, replanAt)).toBeUndefined();
    const mover = plan(aMover(), aTable(), anObservation({ accounts: [anAccount()] }), now)._unsafeUnwrap();
    expect(nextDue(mover, now)).toBe("2027-05-31T22:00:00.000Z");
  });
});
