import { describe, expect, it } from "vitest";
import { impact } from "../impact/impact.ts";
import type { Observation } from "../observation/observation.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import { matchRows } from "../reference-table/match-rows.ts";
import {
  aDay,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  given,
  someAttributes,
  someRules,
} from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import {
  accountIn,
  decide,
  dues,
  ENGINEERS,
  findings,
  ids,
  NEW_YORK,
  ours,
  refused,
  SALES,
  STAFF,
  sentences,
  worldOf,
  ZURICH,
} from "./decide.ts";

const engineer = (overrides = {}) => anAccount({ memberships: ours(STAFF, ENGINEERS, ZURICH), ...overrides });
const there = (overrides = {}) => ({ accounts: [engineer(overrides)] });
const now = "2027-05-01T10:00:00Z";
const kim = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: true };

const row = (
  id: string,
  when: Readonly<Record<string, string>>,
  [groupId, name]: readonly [string, string],
  extra: Partial<RowDraft> = {},
): RowDraft => ({
  id,
  owner: "o@jupiter.example",
  reason: "r",
  when,
  grants: [{ kind: "group", groupId, name }],
  ...extra,
});
const rowsWith = (extra: Partial<RowDraft>) => [
  row("everyone", {}, STAFF),
  row("engineering", { department: "Engineering" }, ENGINEERS, extra),
  row("sales", { department: "Sales" }, SALES),
];

describe("a mover", () => {
  it("M1 gives what the new place grants, takes only what we gave and the table manages, and lists what is carried", () => {
    const account = engineer({
      memberships: [
        ...ours(STAFF, ENGINEERS, ["00gclub0000000000001", "Climate club"]),
        { groupId: NEW_YORK[0], name: NEW_YORK[1], provenance: { kind: "by-hand" } },
      ],
    });
    const decided = decide(aMover(), { seen: { accounts: [account] }, now });

    expect(ids(decided).filter((id) => /group/.test(id))).toEqual([
      `add-to-group:${SALES[0]}`,
      `add-to-group:${ZURICH[0]}`,
      `remove-from-group:${ENGINEERS[0]}`,
    ]);
    expect(decided.kept.map(({ name, why }) => [name, why])).toEqual([
      ["Climate club", "not-in-table"],
      ["New York office", "by-hand"],
      ["Staff", "granted-by-row"],
    ]);
    expect(findings(decided)).toEqual(["by-hand-in-managed-group"]);
  });

  it("M2 lets an overlap end by itself, and asks the table again on that day", () => {
    const table = aTable({ rows: rowsWith({ keepForDays: 14 }) });
    const first = decide(aMover(), { table, seen: there(), now });
    expect(dues(first)[`remove-from-group:${ENGINEERS[0]}`]).toBe("2027-06-14T22:00:00.000Z");
    expect(dues(first)[`add-to-group:${SALES[0]}`]).toBe("2027-05-31T22:00:00.000Z");

    const moved = carryOutAll(
      worldOf({ table, seen: there() }),
      first,
      ids(first).filter((id) => !id.startsWith("remove")),
    );
    const later = "2027-06-20T08:00:00Z";
    expect(ids(decide(aMover(), { table, seen: moved, now: later }))).toEqual([`remove-from-group:${ENGINEERS[0]}`]);
    // Meanwhile somebody made a row by which they keep it.
    const kept = aTable({
      rows: [...rowsWith({ keepForDays: 14 }), row("sales-engineers", { department: "Sales" }, ENGINEERS)],
    });
    expect(ids(decide(aMover(), { table: kept, seen: moved, now: later }))).toEqual([]);
  });

  it("M2 ends overlaps in the order of their days, one day being a day", () => {
    const overlap = (id: string, group: readonly [string, string], keepForDays: number) =>
      row(id, { department: "Engineering" }, group, { keepForDays });
    const rows = [row("everyone", {}, STAFF), row("sales", { department: "Sales" }, SALES)];
    const overlaps = [overlap("a", ["00ga", "A"], 30), overlap("b", ["00gb", "B"], 7), overlap("c", ["00gc", "C"], 1)];
    const table = aTable({ rows: [...rows, ...overlaps] });
    const account = anAccount({ memberships: ours(STAFF, ["00ga", "A"], ["00gb", "B"], ["00gc", "C"]) });
    const decided = decide(aMover(), { table, seen: { accounts: [account] }, now });

    expect(decided.steps.slice(-3).map(({ id, due }) => [id, due])).toEqual([
      ["remove-from-group:00gc", "2027-06-01T22:00:00.000Z"],
      ["remove-from-group:00gb", "2027-06-07T22:00:00.000Z"],
      ["remove-from-group:00ga", "2027-06-30T22:00:00.000Z"],
    ]);
  });

  it("M3 plans the way back of a secondment from the same ticket, with what the table grants by then", () => {
    const request = aMover({ until: given(aDay("2027-08-31"), "until") });
    const there_ = decide(request, { seen: there(), now });
    expect(there_.replanAt).toBe("2027-08-31T22:00:00.000Z");
    const away = carryOutAll(anObservation(there()), there_);

    const back = decide(request, { seen: away, now: "2027-09-01T08:00:00Z" });
    expect(ids(back)).toEqual([
      "update-profile",
      `add-to-group:${ENGINEERS[0]}`,
      "assign-application:0oagitlab00000000001",
      `remove-from-group:${SALES[0]}`,
      "notify:access-ended:person",
    ]);
    const home = carryOutAll(away, back);
    expect(accountIn(home).profile["department"]).toBe("Engineering");
    expect(ids(decide(request, { seen: home, now: "2027-09-01T08:00:00Z" }))).toEqual([]);
  });

  it("M3 leaves alone on the way back what somebody has changed since", () => {
    const request = aMover({ until: given(aDay("2027-08-31"), "until") });
    const away = carryOutAll(anObservation(there()), decide(request, { seen: there(), now }));
    const promoted = { ...accountIn(away), profile: { ...accountIn(away).profile, department: "Management" } };

    const back = decide(request, { seen: { ...away, accounts: [promoted] }, now: "2027-09-01T08:00:00Z" });

    expect(ids(back)).not.toContain("update-profile");
  });

  it("M3 goes back to what was before the first change, also where the ticket was edited on the way, or withdrawn after it", () => {
    const until = given(aDay("2027-08-31"), "until");
    const first = aMover({ until });
    const edited = aMover({ until, attributes: someAttributes({ department: "Management", location: "New York" }) });
    const table = aTable({
      rules: someRules({ closed: [] }),
      rows: [
        {
          id: "all",
          owner: "o@x.example",
          reason: "r",
          when: { department: "!Nobody" },
          grants: [{ kind: "group", groupId: STAFF[0], name: STAFF[1] }],
        },
      ],
    });
    const away = carryOutAll(anObservation(there(), table), decide(first, { table, seen: there(), now }));
    const further = carryOutAll(away, decide(edited, { table, seen: away, now }));
    expect(accountIn(further).profile).toMatchObject({ department: "Management", officeLocation: "New York" });

    const home = { department: "Engineering", officeLocation: "Zurich" };
    const back = decide(edited, { table, seen: further, now: "2027-09-01T08:00:00Z" });
    const returned = carryOutAll(further, back);
    expect(accountIn(returned).profile).toMatchObject(home);
    expect(ids(decide(edited, { table, seen: returned, now: "2027-09-01T08:00:00Z" }))).toEqual([]);
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
    const withdrawal = { kind: "cancellation", ticket: edited.ticket, of: edited, origin } as const;
    expect(accountIn(carryOutAll(further, decide(withdrawal, { table, seen: further, now }))).profile).toMatchObject(
      home,
    );
  });

  it("M4 changes the name that is shown, keeps login and mail, and writes the old name nowhere", () => {
    const request = aMover({
      attributes: {},
      givenName: given("Alex", "givenName"),
      familyName: given("Souza", "familyName"),
    });
    const decided = decide(request, { seen: { ...there(), manager: kim }, now });
    const [profile] = decided.steps;

    expect(
      profile?.action.kind === "update-profile" && profile.action.changes.map(({ attribute, to }) => [attribute, to]),
    ).toEqual([
      ["displayName", "Alex Souza"],
      ["firstName", "Alex"],
      ["lastName", "Souza"],
    ]);
    expect(findings(decided)).toContain("login-stays");
    const said = decided.steps.flatMap(({ action }) =>
      "facts" in action ? action.facts : "details" in action ? action.details : [],
    );
    expect(JSON.stringify([decided.subject.name, said.filter(({ label }) => label !== "Login")])).not.toMatch(
      /Ana|Silva/,
    );
  });

  it("M5 changes the manager alone, and asks the new one to confirm what is carried", () => {
    const request = aMover({ attributes: {}, manager: given("kim@jupiter.example", "manager") });
    const decided = decide(request, {
      seen: {
        ...there({
          assignments: [{ appId: "0oagitlab00000000001", label: "GitLab", scope: "user", provenance: "ours" }],
        }),
        manager: kim,
      },
      now,
    });

    expect(ids(decided).filter((id) => !id.startsWith("notify"))).toEqual(["update-profile"]);
    expect(findings(decided)).toContain("confirm-carried-access");
    expect(findings(decide(request, { seen: there(), now }))).toContain("manager-unknown");
  });

  it("M7 makes an employee of a contractor: the same account, the new number, the contract's end gone, in one plan", () => {
    const rules = someRules({
      profile: { ...someRules().profile, contractEnd: "contractEnd" },
      requires: [{ attribute: "employmentType", value: "Contractor", needs: ["contractEnd"], only: ["contractEnd"] }],
    });
    const table = aTable({ rules });
    const contractor = engineer({
      memberships: ours(STAFF, ENGINEERS),
      profile: { ...anAccount().profile, userType: "Contractor", employeeNumber: "X10001", contractEnd: "2027-06-30" },
    });
    const request = aMover({
      person: { login: given("ana.silva@jupiter.example", "login"), employeeNumber: given("X10001", "employeeNumber") },
      attributes: someAttributes({ employmentType: "Employee" }),
      newEmployeeNumber: given("4711", "newEmployeeNumber"),
    });
    const decided = decide(request, { table, seen: { accounts: [contractor] }, now });
    const [profile] = decided.steps;

    expect(profile?.action.kind === "update-profile" && profile.action.changes).toEqual([
      { attribute: "contractEnd", from: "2027-06-30", to: undefined },
      { attribute: "employeeNumber", from: "X10001", to: "4711" },
      { attribute: "userType", from: "Contractor", to: "Employee" },
    ]);
    expect(ids(decided)).toContain(`add-to-group:${ZURICH[0]}`);
    const done = carryOutAll(worldOf({ table, seen: { accounts: [contractor] } }), decided);
    expect(ids(decide(request, { table, seen: done, now }))).toEqual([]);
    // The other way round the contract's end is stated, so it stays.
    const back = aMover({ attributes: someAttributes({ employmentType: "Contractor", contractEnd: "2028-01-31" }) });
    expect(JSON.stringify(decide(back, { table, seen: done, now }).steps[0]?.action)).toContain("2028-01-31");
  });

  it("M8 takes from a contractor what only employees have", () => {
    const request = aMover({ attributes: someAttributes({ employmentType: "Contractor" }) });

    expect(ids(decide(request, { seen: there(), now }))).toContain(`remove-from-group:${ZURICH[0]}`);
  });

  it("M9 takes before it gives, and overlaps nothing, where the policy says so", () => {
    const rows = [
      row("everyone", {}, STAFF),
      row("zurich", { location: "Zurich" }, ZURICH, { keepForDays: 30 }),
      row("new-york", { location: "New York" }, NEW_YORK),
    ];
    const table = aTable({ rows, rules: someRules({ takeFirstOn: ["location"] }) });
    const account = engineer({ memberships: ours(STAFF, ZURICH) });
    const request = aMover({ attributes: someAttributes({ location: "New York" }) });
    const decided = decide(request, { table, seen: { accounts: [account] }, now });

    expect(ids(decided).slice(1, 3)).toEqual([`remove-from-group:${ZURICH[0]}`, `add-to-group:${NEW_YORK[0]}`]);
    expect(decided.steps[2]?.after).toContain(`remove-from-group:${ZURICH[0]}`);
    expect(new Set(Object.values(dues(decided))).size).toBe(1);
    const kept = decide(request, { table: aTable({ rows }), seen: { accounts: [account] }, now });
    expect(ids(kept).indexOf(`remove-from-group:${ZURICH[0]}`)).toBeGreaterThan(
      ids(kept).indexOf(`add-to-group:${NEW_YORK[0]}`),
    );
  });

  it("M10 breaks no separation of duties on the way: it takes first, even where an overlap was meant", () => {
    const separation = [{ id: "two-eyes", reason: "Nobody sells what they build", targets: [ENGINEERS[0], SALES[0]] }];
    const table = aTable({ rows: rowsWith({ keepForDays: 14 }), rules: someRules({ separation }) });
    const decided = decide(aMover(), { table, seen: there(), now });

    expect(ids(decided).slice(1, 3)).toEqual([`remove-from-group:${ENGINEERS[0]}`, `add-to-group:${SALES[0]}`]);
    expect(dues(decided)[`remove-from-group:${ENGINEERS[0]}`]).toBe("2027-05-31T22:00:00.000Z");
    // What would be held together for good is refused.
    const byHand = engineer({
      memberships: [{ groupId: ENGINEERS[0], name: ENGINEERS[1], provenance: { kind: "by-hand" } }],
    });
    expect(refused(aMover(), { table, seen: { accounts: [byHand] }, now })[0]).toMatch(
      /^separation-of-duties: .*two-eyes: Nobody sells/,
    );
  });

  it("M11 refuses a change of somebody who is leaving, and points to the ticket", () => {
    const leaver = {
      ticket: { id: "9", key: "OFF-9" },
      kind: "leaver",
      effectiveAt: anInstant("2027-05-31T22:00:00Z"),
      state: "open",
    } as const;

    expect(refused(aMover(), { seen: { ...there(), otherTickets: [leaver] }, now })).toEqual([
      "leaver-in-flight: OFF-9 ends this person's employment; a change would bring access back.",
    ]);
    expect(
      ids(decide(aMover(), { seen: { ...there(), otherTickets: [{ ...leaver, state: "cancelled" }] }, now })),
    ).not.toEqual([]);
  });

  it("M12 orders two changes by their day, then by their age, and says which is planned on top of which", () => {
    const other = (day: string, state: "open" | "done", id = "10001") =>
      ({ ticket: { id, key: `CH-${id}` }, kind: "mover", effectiveAt: anInstant(day), state }) as const;
    const sees = (one: ReturnType<typeof other>) =>
      findings(decide(aMover(), { seen: { ...there(), otherTickets: [one] }, now }));

    expect(sees(other("2027-05-15T00:00:00Z", "open"))).toContain("planned-on-top");
    expect(sees(other("2027-05-31T22:00:00Z", "open", "10001"))).toContain("planned-on-top");
    expect(sees(other("2027-05-31T22:00:00Z", "open", "10003"))).not.toContain("planned-on-top");
    expect(sees(other("2027-07-01T00:00:00Z", "done"))).toEqual(["superseded"]);
    expect(sees(other("2027-07-01T00:00:00Z", "open"))).toEqual([]);
  });

  it("M13 does not write what another system masters, and says that the two disagree", () => {
    const table = aTable({ rules: someRules({ masteredElsewhere: ["department"] }) });
    const decided = decide(aMover(), { table, seen: there(), now });

    expect(ids(decided)).not.toContain("update-profile");
    expect(ids(decided)).toContain(`add-to-group:${SALES[0]}`);
    expect(sentences(decided)).toContain(
      'department is written by another system, which says "Engineering" where the ticket says "Sales"; correct it there.',
    );
  });

  it("M14 does not give again what a group rule gives already, and says that one of the two is enough", () => {
    const byRule = { groupId: SALES[0], name: SALES[1], provenance: { kind: "rule", ruleIds: ["0pr1"] } } as const;
    const decided = decide(aMover(), {
      seen: { accounts: [engineer({ memberships: [...ours(STAFF), byRule] })] },
      now,
    });

    expect(ids(decided)).not.toContain(`add-to-group:${SALES[0]}`);
    expect(sentences(decided)).toContain(
      '"Sales" comes from a group rule of Okta and from row sales; one of the two is enough.',
    );
  });

  it("M15 shows that a group rule leaves the person out by name", () => {
    const seen = there({ ruleExclusions: [{ ruleId: "0pr1", name: "All of Sales" }] });

    expect(sentences(decide(aMover(), { seen, now }))).toContain(
      'The group rule "All of Sales" leaves ana.silva@jupiter.example out by name, whatever their attributes say; taking them off that list is a change of its own.',
    );
  });

  it("M16 takes a change back that was made by mistake, to exactly what was before", () => {
    const before = anObservation(there());
    const done = carryOutAll(before, decide(aMover(), { seen: before, now }));
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
    const withdrawal = { kind: "cancellation", ticket: aMover().ticket, of: aMover(), origin } as const;

    const back = carryOutAll(done, decide(withdrawal, { seen: done, now }));

    const state = (account: ReturnType<typeof anAccount>) => [
      account.profile,
      account.memberships.map(({ groupId }) => groupId).toSorted(),
    ];
    expect(state(accountIn(back))).toEqual(state(accountIn(before)));
    expect(ids(decide(withdrawal, { seen: back, now }))).toEqual([]);
  });

  it("M17 is a change of the table when a department gets another name: nobody gains or loses anything", () => {
    const named = (department: string) =>
      aTable({ rows: [row("everyone", {}, STAFF), row("engineering", { department }, ENGINEERS)] });
    const people = Array.from({ length: 400 }, (_, at) => ({
      id: String(at),
      attributes: { department: "Engineering" },
    }));

    expect(impact(named("Engineering"), named("Technology"), people).affected).toBe(400);
    expect(
      impact(named("Engineering"), named("Technology"), people, { department: { Engineering: "Technology" } }),
    ).toEqual({ people: 400, affected: 0, changes: [] });
  });

  it.each([
    ["STAGED", true],
    ["PROVISIONED", true],
    ["ACTIVE", true],
    ["RECOVERY", true],
    ["PASSWORD_EXPIRED", true],
    ["LOCKED_OUT", true],
    ["SUSPENDED", true],
    ["DEPROVISIONED", false],
  ])("meets somebody who is %s", (status, goesOn) => {
    const seen = there({ status });

    if (!goesOn) expect(refused(aMover(), { seen, now })[0]).toMatch(/^person-has-left/);
    else {
      const decided = decide(aMover(), { seen, now });
      expect(ids(decided)).toContain(`add-to-group:${SALES[0]}`);
      expect(ids(decided).filter((id) => /suspend|activate/.test(id))).toEqual([]);
      expect(findings(decided).includes("stays-suspended")).toBe(status === "SUSPENDED");
    }
  });

  it("M2 overlaps by the rows that gave something, not by one that gives it to others, before and after the profile is written", () => {
    const rows = [
      row("all", {}, STAFF),
      row("engineering", { department: "Engineering" }, ENGINEERS),
      row("data", { department: "Data" }, ENGINEERS, { keepForDays: 3650 }),
      row("tools", { department: "Engineering" }, ["00gtools", "Tools"], { keepForDays: 14 }),
      row("admin", { department: "Engineering" }, ["00gadmin", "Admin"], { keepForDays: 14, class: "privileged" }),
      row("sales", { department: "Sales" }, SALES),
    ];
    const table = aTable({ rows });
    const held = ours(STAFF, ENGINEERS, ["00gtools", "Tools"], ["00gadmin", "Admin"]);
    const scene = { table, seen: { accounts: [engineer({ memberships: held })] }, now };
    const first = decide(aMover(), scene);
    const written = carryOutAll(worldOf(scene), first, ["update-profile"]);
    const removals = [first, decide(aMover(), { ...scene, seen: written })].map((decided) =>
      Object.entries(dues(decided)).filter(([id]) => id.startsWith("remove")),
    );

    expect(Object.fromEntries(removals[0] ?? [])).toEqual({
      [`remove-from-group:${ENGINEERS[0]}`]: "2027-05-31T22:00:00.000Z",
      "remove-from-group:00gadmin": "2027-05-31T22:00:00.000Z",
      "remove-from-group:00gtools": "2027-06-14T22:00:00.000Z",
    });
    expect(removals[1]).toEqual(removals[0]);
  });

  it("M16 undoes nothing that a later ticket has changed since, and takes nothing that is given by it", () => {
    const rows = [
      row("all", {}, STAFF),
      row("engineering", { department: "Engineering" }, ENGINEERS),
      row("sales", { department: "Sales" }, SALES),
      row("tools", { department: "Sales | Data" }, ["00gtools", "Tools"]),
      row("data", { department: "Data" }, ["00gdata", "Data"]),
    ];
    const table = aTable({ rows });
    const start = { table, seen: { accounts: [engineer({ memberships: ours(STAFF, ENGINEERS) })] }, now };
    const first = carryOutAll(worldOf(start), decide(aMover(), start));
    const ticket = { id: "10050", key: "ON-50" };
    const toData = aMover({ ticket, attributes: someAttributes({ department: "Data" }) });
    const unknown = { ...first, confirmedSteps: [], sentNotifications: [] };
    const moved = carryOutAll(unknown, decide(toData, { table, seen: unknown, now }));
    const effectiveAt = anInstant("2027-06-01T00:00:00Z");
    const seen: Observation = {
      ...moved,
      confirmedSteps: first.confirmedSteps ?? [],
      otherTickets: [{ ticket, kind: "mover", effectiveAt, state: "done" }],
    };
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
    const withdrawal = { kind: "cancellation", ticket: aMover().ticket, of: aMover(), origin } as const;
    const back = decide(withdrawal, { table, seen, now });

    expect(ids(back).filter((id) => !/notify/.test(id))).toEqual([]);
    expect(sentences(back)).toContain('"Tools" is not taken back: a row or another ticket gives it by now.');
    expect(accountIn(carryOutAll(seen, back))).toEqual(accountIn(moved));
  });

  it("stops where there is nobody, where there are two, and where Okta is not done yet", () => {
    expect(refused(aMover(), { now })[0]).toMatch(/^nobody-found/);
    expect(
      refused(aMover({ person: { employeeNumber: given("4711", "n") } }), {
        seen: { accounts: [engineer(), engineer({ id: "00u2", login: "other@x.example" })] },
        now,
      })[0],
    ).toMatch(/^several-found/);
    expect(refused(aMover(), { seen: there({ transitioningTo: "ACTIVE" }), now })[0]).toMatch(/^account-in-transition/);
  });

  it("never takes the last member of a group that must not stand empty", () => {
    const table = aTable({ rows: rowsWith({}), rules: someRules({ requiredGroups: [ENGINEERS[0]] }) });
    const duties = [{ kind: "last-member", id: ENGINEERS[0], name: "Engineers" }] as const;

    expect(refused(aMover(), { table, seen: { ...there(), duties }, now })).toEqual([
      'last-member: ana.silva@jupiter.example is the last member of "Engineers"; add somebody else first.',
    ]);
    expect(ids(decide(aMover(), { table, seen: there(), now }))).toContain(`remove-from-group:${ENGINEERS[0]}`);
  });

  it("keeps what a ticket of its own gave for a time until that time is over", () => {
    const extraAccess = [
      { id: ENGINEERS[0], until: anInstant("2027-06-30T22:00:00Z"), ticket: { id: "7", key: "AC-7" } },
    ];
    const seen = { ...there(), extraAccess };

    expect(decide(aMover(), { seen, now }).kept.find(({ id }) => id === ENGINEERS[0])?.why).toBe("extra-access");
    expect(ids(decide(aMover(), { seen, now: "2027-06-30T21:59:59.999Z" }))).not.toContain(
      `remove-from-group:${ENGINEERS[0]}`,
    );
    expect(ids(decide(aMover(), { seen, now: "2027-06-30T22:00:00Z" }))).toContain(`remove-from-group:${ENGINEERS[0]}`);
  });

  it("reads lists as sets", () => {
    const hashes = [
      ["X", "Y"],
      ["Y", "X"],
    ].map((requestedApplications) => {
      const profile = { ...anAccount().profile, requestedApplications };
      return decide(aMover({ attributes: someAttributes({ applications: ["A"] }) }), { seen: there({ profile }), now })
        .hash;
    });
    expect(hashes[0]).toBe(hashes[1]);

    const attributes = someAttributes({ applications: ["B", "A"] });

    expect(matchRows(aTable({ rows: [row("a", { applications: "A" }, STAFF)] }), attributes)).toHaveLength(1);
  });

  describe("into a place that excludes something", () => {
    const X = { kind: "group", groupId: ENGINEERS[0], name: ENGINEERS[1] } as const;
    const common = { owner: "o@x.example", reason: "r" };
    const rows = [
      { id: "engineering", ...common, when: { department: "Engineering" }, grants: [X], keepForDays: 14 },
      {
        id: "sales",
        ...common,
        when: { department: "Sales" },
        grants: [{ kind: "group", groupId: SALES[0], name: SALES[1] } as const],
        excludes: [X.groupId],
      },
    ];
    const removal = `remove-from-group:${X.groupId}`;
    const moves = (kind: "ours" | "by-hand" | "rule", seen: Partial<Observation> = {}) => {
      const provenance = kind === "rule" ? ({ kind, ruleIds: ["0pr1"] } as const) : ({ kind } as const);
      const memberships = [{ groupId: X.groupId, name: X.name, provenance }];
      return decide(aMover(), {
        table: aTable({ rows }),
        seen: { accounts: [anAccount({ memberships })], ...seen },
        now,
      });
    };
    const until = anInstant("2027-12-31T00:00:00Z");

    it("M2, M9 keeps nothing for a handover that nobody there may have", () => {
      expect(dues(moves("ours"))[removal]).toBe("2027-05-31T22:00:00.000Z");
    });

    it("M9 takes what a ticket gave as well, and says by which row", () => {
      const extraAccess = [{ id: X.groupId, until, ticket: { id: "7", key: "AC-7" } }];
      const step = moves("ours", { extraAccess }).steps.find(({ id }) => id === removal);

      expect(step?.causes).toEqual([{ kind: "excluded", rowId: "sales", owner: "o@x.example", reason: "r" }]);
    });

    it.each(["by-hand", "rule"] as const)("M9, M15 shows what came by %s and stays", (kind) => {
      const decided = moves(kind);

      expect(ids(decided)).not.toContain(removal);
      expect(findings(decided)).toContain("excluded-but-held");
      expect(findings(decided)).not.toContain("by-hand-in-managed-group");
    });
  });
});
