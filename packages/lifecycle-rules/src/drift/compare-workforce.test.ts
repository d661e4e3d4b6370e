import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anInstant, aTable, someRules } from "../testing/builders.ts";
import { compareWorkforce } from "./compare-workforce.ts";
import { decideDrift, differenceKey } from "./decide-drift.ts";
import type { DifferenceKind, HeldTarget, WorkforceMember } from "./difference.ts";

const now = anInstant("2027-09-02T10:00:00Z");
const STAFF = "00gstaff000000000001";
const SALES = "00gsales000000000001";
const DATA = "00gdata0000000000001";
const ADMINS = "00gadmins00000000001";

const group = (groupId: string, name: string) => ({ kind: "group", groupId, name }) as const;
const table = aTable({
  rules: someRules({ protected: ["svc-*"] }),
  rows: [
    { id: "staff", owner: "it@jupiter.example", reason: "everybody", grants: [group(STAFF, "Staff")] },
    {
      id: "sales",
      owner: "cro@jupiter.example",
      reason: "sells",
      when: { department: "Sales" },
      grants: [group(SALES, "Sales")],
    },
    {
      id: "data",
      owner: "cto@jupiter.example",
      reason: "counts",
      when: { department: "Data" },
      grants: [group(DATA, "Data")],
    },
    {
      id: "apart",
      owner: "ciso@jupiter.example",
      reason: "no outsider sees data",
      when: { employmentType: "Contractor" },
      grants: [],
      excludes: [DATA],
    },
    {
      id: "admins",
      owner: "ciso@jupiter.example",
      reason: "asked for",
      class: "privileged",
      when: { department: "Data" },
      grants: [group(ADMINS, "Admins")],
      expiresAfterDays: 30,
    },
  ],
});

const NAMES: Readonly<Record<string, string>> = {
  [STAFF]: "Staff",
  [SALES]: "Sales",
  [DATA]: "Data",
  [ADMINS]: "Admins",
};
const held = (id: string, how: HeldTarget["how"] = "ours"): HeldTarget => ({
  id,
  name: NAMES[id] ?? "Climate club",
  how,
});
const member = (overrides: Partial<WorkforceMember> = {}): WorkforceMember => ({
  id: "00u1",
  login: "ana@jupiter.example",
  status: "ACTIVE",
  attributes: { department: "Sales", employmentType: "Employee" },
  held: [held(STAFF), held(SALES)],
  ...overrides,
});

const found = (person: WorkforceMember) =>
  compareWorkforce(table, [person], now).differences.map(({ kind, target }) => [kind, target]);

describe("compareWorkforce", () => {
  it("finds nothing where the org follows the table", () => {
    expect(compareWorkforce(table, [member()], now)).toEqual({ people: 1, differing: 0, differences: [], outside: 0 });
  });

  it.each<[string, WorkforceMember, DifferenceKind, string]>([
    ["a row grants it and nobody gave it", member({ held: [held(STAFF)] }), "missing", SALES],
    ["D3 we gave it and somebody took it", member({ held: [held(STAFF)], given: [SALES] }), "taken-by-hand", SALES],
    [
      "M15 the rule that gives it excludes the person",
      member({ held: [held(STAFF)], excludedFrom: [SALES] }),
      "trapped",
      SALES,
    ],
    [
      "we gave it and no row grants it any more",
      member({ held: [held(STAFF), held(SALES), held(DATA)] }),
      "left-over",
      DATA,
    ],
    [
      "D2 by hand, in a group the table manages",
      member({ held: [held(STAFF), held(SALES), held(DATA, "by-hand")] }),
      "by-hand",
      DATA,
    ],
    [
      "D4 by a rule, in a group the table manages",
      member({ held: [held(STAFF), held(SALES), held(DATA, "rule")] }),
      "by-rule",
      DATA,
    ],
  ])("%s", (_, person, kind, target) => {
    expect(found(person)).toEqual([[kind, target]]);
  });

  it("D29 calls access whose time is over expired, and lets it be before", () => {
    const ticket = { id: "7", key: "PPL-7" };
    const withExtra = (until: string) =>
      member({
        held: [held(STAFF), held(SALES), held(ADMINS)],
        extra: [{ id: ADMINS, until: anInstant(until), ticket }],
      });

    expect(found(withExtra("2027-09-03T00:00:00Z"))).toEqual([]);
    expect(found(withExtra("2027-09-02T10:00:00Z"))).toEqual([["expired", ADMINS]]);
  });

  it("never counts a privileged row as something a person lacks", () => {
    const attributes = { department: "Data", employmentType: "Employee" };

    expect(found(member({ attributes, held: [held(STAFF), held(DATA)] }))).toEqual([]);
  });

  it("lets an exclusion win over a grant", () => {
    const attributes = { department: "Data", employmentType: "Contractor" };

    expect(found(member({ attributes, held: [held(STAFF)] }))).toEqual([]);
    expect(found(member({ attributes, held: [held(STAFF), held(DATA)] }))).toEqual([["excluded", DATA]]);
  });

  it("D1 leaves groups alone that no row names, and counts them", () => {
    const { differences, outside } = compareWorkforce(
      table,
      [member({ held: [held(STAFF), held(SALES), held("00gclub", "by-hand")] })],
      now,
    );

    expect([differences, outside]).toEqual([[], 1]);
  });

  it("L26 finds somebody who is back after leaving, with everything they hold", () => {
    expect(found(member({ hasLeft: true, held: [held(STAFF, "by-hand")] }))).toEqual([
      ["back-after-leaving", ""],
      ["by-hand", STAFF],
    ]);
    expect(found(member({ hasLeft: true, status: "DEPROVISIONED", held: [] }))).toEqual([]);
  });

  it("asks nothing for people who have not started or are away", () => {
    expect(found(member({ status: "STAGED", held: [] }))).toEqual([]);
    expect(found(member({ status: "SUSPENDED", held: [] }))).toEqual([]);
  });

  it("finds exactly what was planted, whoever it was planted on", () => {
    fc.assert(
      fc.property(fc.array(anyPlanted, { maxLength: 30 }), (planted) => {
        const people = planted.map(({ person }, at) => ({ ...person, id: `00u${at}` }));
        const expected = planted.flatMap(({ differences }, at) =>
          differences.map(([kind, target]) => `${kind} 00u${at} ${target}`),
        );

        const { differences } = compareWorkforce(table, people, now);

        expect(differences.map(differenceKey).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});

describe("decideDrift", () => {
  const drift = (person: WorkforceMember) => compareWorkforce(table, [person], now);
  const leftOver = drift(member({ held: [held(STAFF), held(SALES), held(DATA)] }));

  it("reports what the policy does not name", () => {
    expect(decideDrift(leftOver, {}, new Map(), now)).toMatchObject([
      { kind: "report", because: "the policy says so" },
    ]);
  });

  it("corrects only after the notice was given and has run out", () => {
    const policy = { "left-over": { do: "correct", noticeDays: 7 } } as const;
    const key = differenceKey(leftOver.differences[0] as never);

    expect(decideDrift(leftOver, policy, new Map(), now)).toMatchObject([
      { kind: "notify", correctAt: "2027-09-09T10:00:00.000Z" },
    ]);
    const told = new Map([[key, anInstant("2027-08-26T10:00:00.001Z")]]);
    expect(decideDrift(leftOver, policy, told, now)).toMatchObject([{ kind: "notify" }]);
    const longAgo = new Map([[key, anInstant("2027-08-26T10:00:00Z")]]);
    expect(decideDrift(leftOver, policy, longAgo, now)).toMatchObject([{ kind: "correct" }]);
  });

  it("adopts with an owner and an end", () => {
    const policy = { "left-over": { do: "adopt", owner: "cto@jupiter.example", days: 90 } } as const;

    expect(decideDrift(leftOver, policy, new Map(), now)).toMatchObject([
      { kind: "adopt", owner: "cto@jupiter.example", until: "2027-12-01T10:00:00.000Z" },
    ]);
  });

  it("only reports protected accounts, rules and what somebody took by hand, whatever the policy says", () => {
    const correct = { do: "correct", noticeDays: 0 } as const;
    const policy = { "left-over": correct, "by-rule": correct, "taken-by-hand": correct, trapped: correct };
    const people = [
      member({ login: "svc-backup@jupiter.example", held: [held(STAFF), held(SALES), held(DATA)] }),
      member({ held: [held(STAFF), held(SALES), held(DATA, "rule")] }),
      member({ held: [held(STAFF)], given: [SALES] }),
      member({ held: [held(STAFF)], excludedFrom: [SALES] }),
    ];

    expect(
      people.flatMap((person) => decideDrift(drift(person), policy, new Map(), now)).map(({ kind }) => kind),
    ).toEqual(["report", "report", "report", "report"]);
  });
});

/** Somebody in order, with some differences planted; and what they are. */
const anyPlanted = fc
  .record({
    lacksStaff: fc.constantFrom("no", "missing", "taken-by-hand", "trapped" as const),
    foreign: fc.constantFrom<"no" | HeldTarget["how"]>("no", "ours", "by-hand", "rule", "imported"),
    extra: fc.constantFrom("no", "running", "over" as const),
    club: fc.boolean(),
  })
  .map(({ lacksStaff, foreign, extra, club }) => {
    const differences: [DifferenceKind, string][] = [];
    if (lacksStaff !== "no") differences.push([lacksStaff as DifferenceKind, STAFF]);
    if (foreign === "ours") differences.push(["left-over", DATA]);
    if (foreign === "by-hand") differences.push(["by-hand", DATA]);
    if (foreign === "rule") differences.push(["by-rule", DATA]);
    if (extra === "over") differences.push(["expired", ADMINS]);
    const until = anInstant(extra === "over" ? "2027-09-01T00:00:00Z" : "2027-10-01T00:00:00Z");
    const person = member({
      held: [
        held(SALES),
        ...(lacksStaff === "no" ? [held(STAFF)] : []),
        ...(foreign === "no" ? [] : [held(DATA, foreign)]),
        ...(extra === "no" ? [] : [held(ADMINS)]),
        ...(club ? [held("00gclub", "by-hand")] : []),
      ],
      ...(lacksStaff === "taken-by-hand" ? { given: [STAFF] } : {}),
      ...(lacksStaff === "trapped" ? { excludedFrom: [STAFF] } : {}),
      ...(extra === "no" ? {} : { extra: [{ id: ADMINS, until, ticket: { id: "7", key: "PPL-7" } }] }),
    });
    return { person, differences };
  });
