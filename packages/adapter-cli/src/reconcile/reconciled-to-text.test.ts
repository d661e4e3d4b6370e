import type { Difference, DifferenceKind, Instant } from "@tenure/lifecycle-rules";
import type { Decided, Reconciled } from "@tenure/service";
import { describe, expect, it } from "vitest";
import type { Screen } from "../terminal/terminal.ts";
import { appliedExit, appliedToText } from "./applied-to-text.ts";
import { reconciledToText } from "./reconciled-to-text.ts";

const screen = (width = 100, color = false): Screen => ({ write: () => {}, width, color, live: false });
const until = "2027-09-08T10:00:00.000Z" as Instant;

const difference = (kind: DifferenceKind, login: string, name: string): Difference => ({
  kind,
  person: "00u1",
  login: `${login}@jupiter.example`,
  target: "00g1",
  name,
  isGroup: true,
  rows: ["data"],
  isProtected: false,
});

const decided: readonly Decided[] = [
  { kind: "correct", difference: difference("left-over", "noemi.mueller-okafor", "snowflake-analysts") },
  { kind: "notify", difference: difference("by-hand", "yusuf.demir", "aws-production-read-only"), correctAt: until },
  { kind: "adopt", difference: difference("by-hand", "aiko.brandt", "dept-data"), owner: "cto@jupiter.example", until },
  { kind: "correct", difference: difference("missing", "felix.baumann", "jupiter-everyone") },
  {
    kind: "report",
    difference: difference("trapped", "mira", "dept-sales"),
    because: "the rule's exclusion list has to be cleared by somebody who knows why the person is on it",
  },
];

const compared = (more: Partial<Extract<Reconciled, { kind: "compared" }>> = {}): Reconciled => ({
  kind: "compared",
  people: 50_000,
  groups: 500,
  memberships: 199_500,
  applications: 0,
  assignments: 0,
  differing: 5,
  excepted: 2,
  byKind: {},
  decided,
  batch: { hash: "a".repeat(64), ticket: { id: "reconcile", key: "reconcile" }, plans: [], adoptions: [] },
  brakes: [],
  approval: { kind: "not-needed" },
  unknownGroups: [],
  unsettled: [],
  spent: [{ bucket: "/api/v1/groups", calls: 1230, limit: 600 }],
  ...more,
});

const shown = (found: Reconciled, width = 100, all = false) =>
  reconciledToText(found, screen(width), all, { apply: (hash) => `tenure reconcile --apply --hash ${hash}`, file: "" });

describe("reconciledToText", () => {
  it("groups differences by kind, the worst first, each with what is done about it", () => {
    const text = shown(compared());

    if (process.env["SHOW"] !== undefined) console.log(shown(compared()), shown(compared(), 64));
    expect(text).toContain("50,000 people, 500 groups: 199,500 memberships compared.");
    expect(text).toContain("Read with 1230 calls (/api/v1/groups 1230, 2.0 minutes of its 600).");
    expect(text).toContain("5 people differ in 5 things they have or lack, 2 more are somebody's exception.");
    const order = ["left over 1", "by hand 2", "missing 1", "trapped 1"].map((title) => text.indexOf(title));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(text).toContain("under notice until 2027-09-08");
    expect(text).toContain("to be an exception of cto@");
    expect(text).toMatch(/^ {2}felix\.baumann@jupiter\.example {2}jupiter-everyone {2}to be given$/m);
  });

  it("counts applications by themselves, so that the sum is a review's", () => {
    expect(shown(compared({ applications: 1, assignments: 2 }))).toContain(
      "50,000 people, 500 groups, 1 application: 199,500 memberships and 2 assignments compared.",
    );
  });

  it.each([60, 80, 140])("fits %d columns", (width) => {
    const longest = Math.max(
      ...shown(compared(), width)
        .split("\n")
        .map((line) => line.length),
    );

    // The command to type is one line whatever the screen, and so are sentences a terminal wraps by itself.
    const table = shown(compared(), width)
      .split("\n")
      .filter((line) => line.startsWith("  "));
    expect(longest).toBeLessThan(200);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it("counts what it does not list, and lists it when asked", () => {
    const many = Array.from({ length: 45 }, (_, at): Decided => {
      return { kind: "report", difference: difference("by-hand", `p${at}`, "x"), because: "the policy says so" };
    });

    expect(shown(compared({ decided: many }))).toContain("… and 25 more; --all lists them.");
    // What is the same for all of them is said once.
    expect(shown(compared({ decided: many })).split("reported: the policy says so")).toHaveLength(2);
    expect(shown(compared({ decided: many }), 100, true)).toContain("p44@jupiter.example");
  });

  it("does not offer a hash that is held as if nothing stood in its way", () => {
    const steps = { hash: "a".repeat(64), plans: [{ steps: [{}] }], adoptions: [] };
    const batch = JSON.parse(JSON.stringify({ ...steps, ticket: { id: "reconcile", key: "reconcile" } }));
    const brakes = [{ kind: "max-removals-per-run" as const, sentence: "Too many.", count: 9, limit: 5 }];

    expect(shown(compared({ batch }))).toContain("Nothing was changed. To carry out");
    expect(shown(compared({ batch, brakes }))).toContain("Two different people with a key must release it:");
    expect(shown(compared({ batch, brakes }))).toContain(`tenure release ${"a".repeat(64)} --reason WHY\n`);
    expect(shown(compared({ batch, brakes }))).toContain("Nothing was changed. Then, to carry out");
  });

  it("says that nothing is concluded, and why", () => {
    const text = shown({ kind: "stopped", sentences: ["The read came back empty."], spent: [] });

    expect(text).toContain("Stopped: nothing is concluded from what was read, and nothing was written.\n");
    expect(text).toContain("‖ The read came back empty.");
  });

  it("shows no control character of a login or a name", () => {
    const evil: Decided = { kind: "correct", difference: difference("by-hand", "a\u001b[2J", "b\u0007") };

    expect(shown(compared({ decided: [evil] }))).not.toContain("\u001b");
  });
});

describe("appliedToText", () => {
  const person = { accountId: "00u1", login: "ana@jupiter.example", done: 2, failed: [], left: 0 };

  it("says what was done, what failed and what is left, and ends accordingly", () => {
    const failed = {
      ...person,
      done: 1,
      failed: [{ stepId: "add-to-group:00g1", seen: "The account is not a member." }],
    };
    const busy = { ...person, done: 0, left: 2, busy: true as const };

    expect(appliedToText({ kind: "applied", people: [person] }, screen())).toContain(
      "2 steps done and read back, for 1 person.",
    );
    expect(appliedExit({ kind: "applied", people: [person] })).toBe(0);
    expect(appliedToText({ kind: "applied", people: [failed] }, screen())).toContain("The account is not a member.");
    expect(appliedExit({ kind: "applied", people: [failed] })).toBe(4);
    expect(appliedToText({ kind: "applied", people: [busy] }, screen())).toContain(
      "somebody else works on this person",
    );
    expect(appliedExit({ kind: "applied", people: [busy] })).toBe(1);
    expect(appliedExit({ kind: "held", brakes: [] })).toBe(3);
  });
});
