import { describe, expect, it } from "vitest";
import { aJoiner, aMover, anAccount, anInstant, anObservation, aTable } from "../testing/builders.ts";
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
