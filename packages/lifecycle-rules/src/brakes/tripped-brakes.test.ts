import { describe, expect, it } from "vitest";
import { plan } from "../plan/make-plan.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Plan, Step } from "../plan/plan.ts";
import type { BrakeLimits } from "../reference-table/rules.ts";
import { aLeaver, aMover, anAccount, anInstant, anObservation, aTable, someRules } from "../testing/builders.ts";
import type { BrakeMemory, PastStep } from "./brake-memory.ts";
import { shortRead } from "./short-read.ts";
import { trippedBrakes } from "./tripped-brakes.ts";

const now = anInstant("2027-09-02T10:00:00Z");
const ENGINEERS = "00gengineers00000001";

const withLimits = (brakes: Partial<BrakeLimits>) =>
  aTable({ rules: someRules({ brakes: { maxRemovals: 99, ...brakes } }) });

/** A mover who loses engineering's group and application and keeps one group. */
const mover: Plan = plan(
  aMover(),
  aTable(),
  anObservation({
    accounts: [
      anAccount({
        memberships: [
          { groupId: ENGINEERS, name: "Engineers", provenance: { kind: "ours" } },
          { groupId: "00gstaff000000000001", name: "Staff", provenance: { kind: "ours" } },
        ],
        assignments: [{ appId: "0oagitlab00000000001", label: "GitLab", scope: "user", provenance: "ours" }],
      }),
    ],
  }),
  now,
)._unsafeUnwrap();

const leaver: Plan = plan(aLeaver(), aTable(), anObservation({ accounts: [anAccount()] }), now)._unsafeUnwrap();

const removal = (groupId: string, rowIds: readonly string[]): Step => {
  const causes: readonly Cause[] = [{ kind: "no-row", rowIds }];
  return makeStep({ kind: "remove-from-group", groupId, name: groupId }, { due: "at-once", causes });
};

const past = (hoursAgo: number, overrides: Partial<PastStep> = {}): PastStep => ({
  at: anInstant(new Date(Date.parse(now) - hoursAgo * 3_600_000).toISOString()),
  ticketId: `t${hoursAgo}`,
  kind: "mover",
  action: { kind: "remove-from-group", groupId: ENGINEERS },
  causes: [{ kind: "no-row", rowIds: ["engineering"] }],
  ...overrides,
});

const memory = (overrides: Partial<BrakeMemory> = {}): BrakeMemory => ({ now, steps: [], ...overrides });

const tripped = (plans: Plan | readonly Plan[], limits: Partial<BrakeLimits>, what?: BrakeMemory) =>
  trippedBrakes(plans, withLimits(limits), what).map(({ kind, count, limit, target }) => [kind, count, limit, target]);

describe("trippedBrakes", () => {
  it("lets a plan pass that is at its limit, and not one above", () => {
    expect(tripped(mover, { maxRemovals: 2 })).toEqual([]);
    expect(tripped(mover, { maxRemovals: 1 })).toEqual([["max-removals", 2, 1, undefined]]);
  });

  it("judges the share of what a person holds: two of three", () => {
    expect(tripped(mover, { maxRemovalsPercent: 67 })).toEqual([]);
    expect(tripped(mover, { maxRemovalsPercent: 66 })).toEqual([["max-removals-percent", 66.7, 66, undefined]]);
  });

  it("lets everything somebody holds be taken where the policy allows all of it", () => {
    const all = { ...mover, kept: [] };

    expect(tripped(all, { maxRemovalsPercent: 100 })).toEqual([]);
    expect(tripped(all, { maxRemovalsPercent: 99 })).toEqual([["max-removals-percent", 100, 99, undefined]]);
    expect(tripped({ ...all, steps: [] }, { maxRemovalsPercent: 0 })).toEqual([]);
  });

  it("never judges what a leaver or a returning person loses, however much it is", () => {
    const all = Array.from({ length: 50 }, (_, at) => removal(`g${at}`, ["engineering"]));
    const limits = { maxRemovals: 0, maxRemovalsPercent: 0, maxRemovalsInWindow: 0, maxRemovalsPerRow: 0 };

    expect(tripped({ ...leaver, steps: [...leaver.steps, ...all] }, limits)).toEqual([]);
    expect(tripped({ ...mover, kind: "rehire", steps: all }, limits)).toEqual([]);
  });

  it("adds up a window: what is in it counts, what is a second too old does not", () => {
    const steps = [past(1), past(23.9), past(24)];

    expect(tripped(mover, { maxRemovalsInWindow: 4 }, memory({ steps }))).toEqual([]);
    expect(tripped(mover, { maxRemovalsInWindow: 3 }, memory({ steps }))).toEqual([
      ["max-removals-in-window", 4, 3, undefined],
    ]);
    expect(tripped(mover, { maxRemovalsInWindow: 3, windowHours: 2 }, memory({ steps }))).toEqual([]);
    expect(tripped(mover, { maxRemovalsInWindow: 4, windowHours: 48 }, memory({ steps }))).toEqual([
      ["max-removals-in-window", 5, 4, undefined],
    ]);
  });

  it("does not add what leavers lost to what movers lose", () => {
    expect(tripped(mover, { maxRemovalsInWindow: 2 }, memory({ steps: [past(1, { kind: "leaver" })] }))).toEqual([]);
  });

  it("stops one group from being emptied, in number and in percent of its members", () => {
    const steps = [past(1), past(2, { action: { kind: "unassign-application", appId: ENGINEERS } })];

    expect(tripped(mover, { maxRemovalsPerGroup: 2 }, memory({ steps }))).toEqual([]);
    expect(tripped(mover, { maxRemovalsPerGroup: 1 }, memory({ steps }))).toEqual([
      ["max-removals-per-group", 2, 1, ENGINEERS],
    ]);
    const groupSizes = { [ENGINEERS]: 19 };
    expect(tripped(mover, { maxRemovalsPerGroupPercent: 10 }, memory({ steps, groupSizes }))).toEqual([]);
    expect(tripped(mover, { maxRemovalsPerGroupPercent: 9 }, memory({ steps, groupSizes }))).toEqual([
      ["max-removals-per-group-percent", 10, 9, ENGINEERS],
    ]);
  });

  it("does not let pass what it cannot judge, and judges nothing in percent without a memory", () => {
    expect(tripped(mover, { maxRemovalsPerGroupPercent: 50 }, memory())).toEqual([
      ["max-removals-per-group-percent", 1, 50, ENGINEERS],
    ]);
    expect(tripped(leaver, { maxLeaversPercent: 50 }, memory())).toEqual([["max-leavers-percent", 1, 50, undefined]]);
    expect(tripped(mover, { maxRemovalsPerGroupPercent: 0 })).toEqual([]);
    expect(tripped(leaver, { maxLeaversPercent: 0 })).toEqual([]);
  });

  it("stops what one row takes, and what rows of one class take", () => {
    expect(tripped(mover, { maxRemovalsPerRow: 3 }, memory({ steps: [past(1)] }))).toEqual([]);
    expect(tripped(mover, { maxRemovalsPerRow: 2 }, memory({ steps: [past(1)] }))).toEqual([
      ["max-removals-per-row", 3, 2, "engineering"],
    ]);
    expect(tripped(mover, { maxRemovalsPerClass: { privileged: 0 } })).toEqual([]);
    expect(tripped(mover, { maxRemovalsPerClass: { birthright: 2 } }, memory({ steps: [past(1)] }))).toEqual([
      ["max-removals-per-class", 3, 2, "birthright"],
    ]);
    const excluded = { kind: "excluded", rowId: "engineering", owner: "o", reason: "r" } as const;
    const step = past(1, { causes: [excluded, { kind: "no-row", rowIds: ["engineering"] }] });
    expect(tripped(mover, { maxRemovalsPerRow: 2 }, memory({ steps: [step] }))).toHaveLength(1);
  });

  it("counts what a row excludes as taken by that row, and what a ticket asks back as taken by none", () => {
    const excluded = { kind: "excluded", rowId: "engineering", owner: "o", reason: "r" } as const;
    const asked = { kind: "request", what: "asks", origin: { source: "field", id: "f", label: "f" } } as const;
    const taking = (...causes: readonly Cause[]) => ({
      ...mover,
      steps: [makeStep({ kind: "remove-from-group", groupId: "g", name: "g" }, { due: "at-once", causes })],
    });

    expect(tripped(taking(excluded), { maxRemovalsPerRow: 0 })).toEqual([
      ["max-removals-per-row", 1, 0, "engineering"],
    ]);
    expect(tripped(taking(asked), { maxRemovalsPerRow: 0, maxRemovalsPerClass: { birthright: 0 } })).toEqual([]);
  });

  it("names what is over its limit in the order of ids, whatever the plan's", () => {
    const steps = ["g3", "g1", "g2"].map((id) => removal(id, []));

    expect(tripped({ ...mover, steps }, { maxRemovalsPerGroup: 0 }).map(([, , , target]) => target)).toEqual([
      "g1",
      "g2",
      "g3",
    ]);
  });

  it("holds a batch to the sum of its plans", () => {
    const other = { ...mover, ticket: { id: "2", key: "ON-9" } };

    expect(tripped([mover, other], { maxRemovals: 2, maxRemovalsInWindow: 3 })).toEqual([
      ["max-removals-in-window", 4, 3, undefined],
    ]);
    expect(tripped([mover], { maxRemovalsInWindow: 2 })).toEqual([]);
  });

  it("judges nobody for a limit others went over, where nothing is taken", () => {
    const steps = Array.from({ length: 9 }, () => past(1));

    expect(
      tripped({ ...mover, steps: [] }, { maxRemovalsInWindow: 1, maxRemovalsPerGroup: 1 }, memory({ steps })),
    ).toEqual([]);
    expect(tripped({ ...leaver, steps: [] }, { maxLeavers: 0 }, memory({ steps }))).toEqual([]);
  });

  it("judges no mover for how many have left, and gives percent to one decimal", () => {
    const left = past(1, { kind: "leaver", action: { kind: "suspend-account" }, causes: [] });

    expect(tripped(mover, { maxLeavers: 0, maxLeaversPercent: 0 }, memory({ steps: [left], people: 9 }))).toEqual([]);
    expect(tripped(leaver, { maxLeaversPercent: 0 }, memory({ people: 3 }))).toEqual([
      ["max-leavers-percent", 33.3, 0, undefined],
    ]);
    expect(trippedBrakes(leaver, withLimits({ maxLeavers: 1 }), memory({ steps: [left] }))[0]?.sentence).toBe(
      "2 people would have lost their account within 24 hours; the table allows 1.",
    );
  });

  it("counts a leaver once, however many steps and runs it takes", () => {
    const left = (ticketId: string, kind = "suspend-account") =>
      past(1, { ticketId, kind: "leaver", action: { kind }, causes: [] });
    const steps = [
      left("a"),
      left("a", "deactivate-account"),
      left("b"),
      left(leaver.ticket.id),
      left("c", "end-sessions"),
    ];

    expect(tripped(leaver, { maxLeavers: 3 }, memory({ steps }))).toEqual([]);
    expect(tripped(leaver, { maxLeavers: 2 }, memory({ steps }))).toEqual([["max-leavers", 3, 2, undefined]]);
    expect(tripped(leaver, { maxLeaversPercent: 3 }, memory({ steps, people: 99 }))).toEqual([]);
    expect(tripped(leaver, { maxLeaversPercent: 3 }, memory({ steps, people: 98 }))).toEqual([
      ["max-leavers-percent", 3.03, 3, undefined],
    ]);
    expect(tripped(leaver, { maxLeaversPercent: 3 }, memory({ steps, people: 97 }))).toEqual([
      ["max-leavers-percent", 3.1, 3, undefined],
    ]);
    expect(tripped(leaver, { maxLeaversPercent: 99 }, memory({ people: 0 }))).toEqual([
      ["max-leavers-percent", 100, 99, undefined],
    ]);
  });

  it("does not count people who merely go on leave, or a leaver under whom nothing is left to do", () => {
    const suspended = past(1, { kind: "leave-of-absence", action: { kind: "suspend-account" } });

    expect(tripped(leaver, { maxLeavers: 1 }, memory({ steps: [suspended] }))).toEqual([]);
    expect(tripped({ ...leaver, kind: "leave-of-absence" }, { maxLeavers: 0 })).toEqual([]);
  });

  it("says who, how many and how long in one sentence", () => {
    const all = trippedBrakes(
      [mover, leaver],
      withLimits({
        maxRemovals: 1,
        maxRemovalsPercent: 10,
        maxLeavers: 0,
        maxRemovalsInWindow: 1,
        maxRemovalsPerGroup: 0,
        maxRemovalsPerRow: 1,
        maxRemovalsPerClass: { birthright: 0 },
      }),
    );

    expect(all.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
      [
        "The plan takes 2 groups and applications from ana.silva@jupiter.example; the table allows 1 at once.",
        "The plan takes 66.7 % of what ana.silva@jupiter.example holds; the table allows 10 % at once.",
        "1 person would have lost their account within 24 hours; the table allows 0.",
        "2 groups and applications would have been taken within 24 hours; the table allows 1.",
        "1 person would have lost "Engineers" within 24 hours; the table allows 0.",
        "Row engineering would have taken 2 groups and applications within 24 hours; the table allows 1.",
        "2 groups and applications of birthright rows would have been taken within 24 hours; the table allows 0.",
      ]
    `);
  });
});

describe("shortRead", () => {
  it.each([
    [95, 100, 0],
    [94, 100, 1],
    [0, 100, 1],
    [120, 100, 0],
    [0, 0, 0],
    [1, 1, 0],
    [0, 1, 1],
  ])("a read of %i where %i were trips %i brakes", (seen, before, brakes) => {
    expect(shortRead(seen, before, withLimits({}))).toHaveLength(brakes);
  });

  it("is as strict as the table says", () => {
    const strict = withLimits({ maxMissingPercent: 0.5 });
    expect([...shortRead(0, 0, strict), ...shortRead(100, 100, strict)]).toEqual([]);
    expect(shortRead(99, 100, withLimits({ maxMissingPercent: 0.5 }))).toEqual([
      {
        kind: "short-read",
        sentence:
          "99 people were read where 100 were before: 1 % are missing, 0.5 % may be; nothing is concluded from it.",
        count: 1,
        limit: 0.5,
      },
    ]);
  });
});
