import { describe, expect, it } from "vitest";
import { trippedBrakes } from "../brakes/tripped-brakes.ts";
import { impact } from "../impact/impact.ts";
import type { Observation } from "../observation/observation.ts";
import { covers } from "../plan/covers.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { AccessRequest, Request } from "../request/request.ts";
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
  someAttributes,
  someRules,
} from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { accountIn, decide, ENGINEERS, findings, ids, ours, refused, SALES, STAFF, worldOf } from "./decide.ts";

const now = "2027-02-01T09:00:00Z";
const club = { groupId: "00gclub", name: "Climate club", provenance: { kind: "by-hand" } } as const;
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
const people = [{ id: "ana", attributes: { department: "Engineering" } }];

const requestable = aTable({
  rows: [
    row("everyone", {}, STAFF),
    row("on-call", { applications: "Pager" }, ["00gpager", "Pager"], { class: "privileged", expiresAfterDays: 30 }),
  ],
});
const { ticket, zone, person } = aLeaver();
const access: AccessRequest = {
  kind: "access",
  ticket,
  zone,
  person,
  attributes: someAttributes({ applications: ["Pager"] }),
  reason: given("On call", "reason"),
  askedAt: anInstant("2027-01-25T10:00:00Z"),
  until: given(aDay("2027-02-10"), "until"),
};

describe("drift, and what comes in between", () => {
  it("D1 leaves a membership alone that somebody gave by hand outside the table, and lists it", () => {
    const decided = decide(aMover(), { seen: { accounts: [anAccount({ memberships: [club] })] }, now });

    expect(ids(decided)).not.toContain("remove-from-group:00gclub");
    expect(decided.kept).toContainEqual({ kind: "membership", id: "00gclub", name: "Climate club", why: "by-hand" });
  });

  it("D2 never takes silently, and never keeps silently, what somebody gave by hand in a group of the table", () => {
    const engineers = { groupId: ENGINEERS[0], name: ENGINEERS[1], provenance: { kind: "by-hand" } } as const;
    const decided = decide(aMover(), { seen: { accounts: [anAccount({ memberships: [engineers] })] }, now });

    expect(ids(decided)).not.toContain(`remove-from-group:${ENGINEERS[0]}`);
    expect(findings(decided)).toContain("by-hand-in-managed-group");
    // A ticket that only gives has nothing to say about it.
    const asking = decide(access, {
      table: requestable,
      seen: { accounts: [anAccount({ memberships: [{ ...engineers, groupId: STAFF[0] }] })] },
      now,
    });
    expect(findings(asking)).toEqual(["needs-second-approval"]);
  });

  it("D3 does not give again what it gave and somebody took by hand", () => {
    const done = carryOutAll(anObservation(), decide(aJoiner(), { now }));
    const taken: Observation = {
      ...done,
      accounts: done.accounts.map((one) => ({
        ...one,
        memberships: one.memberships.filter(({ groupId }) => groupId !== STAFF[0]),
      })),
    };

    const again = decide(aJoiner(), { seen: taken, now });
    expect(ids(again)).toEqual([]);
    expect(findings(again)).toContain("removed-by-hand");
    // Without evidence that it was given, it is simply missing.
    expect(ids(decide(aJoiner(), { seen: { ...taken, confirmedSteps: [] }, now }))).toContain(
      `add-to-group:${STAFF[0]}`,
    );
  });

  it("D4 lets a group rule win over what the table excludes, and reports the conflict once", () => {
    const byRule = {
      groupId: ENGINEERS[0],
      name: ENGINEERS[1],
      provenance: { kind: "rule", ruleIds: ["0pr1"] },
    } as const;
    const rows = [
      row("engineering", { department: "Engineering" }, ENGINEERS),
      row("not-in-sales", { location: "Zurich" }, STAFF, { excludes: [ENGINEERS[0]] }),
    ];
    const request = aMover({ attributes: someAttributes({ department: "Engineering" }) });
    const decided = decide(request, {
      table: aTable({ rows }),
      seen: { accounts: [anAccount({ memberships: [byRule] })] },
      now,
    });

    expect(ids(decided)).not.toContain(`remove-from-group:${ENGINEERS[0]}`);
    expect(findings(decided)).toEqual(["excluded-but-held"]);
  });

  it("D4 takes what we gave and a row excludes, without the overlap its other row allows, and names the exclusion", () => {
    const rows = [
      row("engineering", { department: "Engineering" }, ENGINEERS, { keepForDays: 30 }),
      row("not-in-zurich", { location: "Zurich" }, STAFF, { excludes: [ENGINEERS[0]] }),
    ];
    const request = aMover({ attributes: someAttributes({ department: "Engineering" }) });
    const account = anAccount({ memberships: ours(ENGINEERS, STAFF) });
    const decided = decide(request, { table: aTable({ rows }), seen: { accounts: [account] }, now });
    const removal = decided.steps.find(({ id }) => id === `remove-from-group:${ENGINEERS[0]}`);

    expect(removal?.due).toBe("2027-05-31T22:00:00.000Z");
    expect(removal?.causes).toEqual([
      { kind: "excluded", rowId: "not-in-zurich", owner: "o@jupiter.example", reason: "r" },
    ]);
    expect(findings(decided)).toEqual([]);
  });

  it("D5 shows what a deleted row takes, and brakes it: nothing goes at the next run by itself", () => {
    const before = aTable({
      rows: [row("everyone", {}, STAFF), row("engineering", { department: "Engineering" }, ENGINEERS)],
    });
    const after = aTable({ rows: [row("everyone", {}, STAFF)] });
    const account = anAccount({ memberships: ours(STAFF, ENGINEERS) });

    expect(impact(before, after, people).changes.map(({ direction, id }) => [direction, id])).toEqual([
      ["loses", ENGINEERS[0]],
    ]);
    const request = aMover({ attributes: someAttributes({ title: "Lead" }) });
    const decided = decide(request, {
      table: aTable({ rows: [row("everyone", { location: "Zurich" }, STAFF)] }),
      seen: { accounts: [account] },
      now,
    });
    expect(decided.kept).toContainEqual({
      kind: "membership",
      id: ENGINEERS[0],
      name: ENGINEERS[1],
      why: "not-in-table",
    });
    const strict = aTable({ rules: someRules({ brakes: { maxRemovals: 0 } }) });
    const move = decide(aMover(), { seen: { accounts: [account] }, now });
    expect(trippedBrakes(move, strict).map(({ kind }) => kind)).toEqual(["max-removals"]);
  });

  it("D6 gives a new row to people who match already only when it says so", () => {
    const before = aTable({ rows: [row("everyone", {}, STAFF)] });
    const after = (extra: Partial<RowDraft>) =>
      aTable({ rows: [row("everyone", {}, STAFF), row("new", { department: "Engineering" }, ENGINEERS, extra)] });

    expect(impact(before, after({}), people).changes.map(({ backfilled }) => backfilled)).toEqual([false]);
    expect(impact(before, after({ backfill: true }), people).changes.map(({ backfilled }) => backfilled)).toEqual([
      true,
    ]);
  });

  it("D11 voids an approval when an edit changes what is done, and keeps it when the edit changes nothing", () => {
    const approved = decide(aJoiner(), { now });
    const { ticket: same } = aJoiner();
    const edited = decide(
      aJoiner({ attributes: someAttributes({ department: "Sales", location: "Zurich", employmentType: "Employee" }) }),
      { now },
    );

    expect(covers(approved, decide(aJoiner({ ticket: same }), { now }))).toBe(true);
    expect(covers(approved, edited)).toBe(false);
  });

  it("D12 knows a ticket by its id: a moved one has another key and keeps its approval and its account", () => {
    const approved = decide(aJoiner(), { now });
    const moved = aJoiner({ ticket: { id: "10001", key: "HR-77" } });
    const done = carryOutAll(anObservation(), approved, ["create-account"]);

    expect(covers(approved, decide(moved, { now }))).toBe(true);
    expect(ids(decide(moved, { seen: done, now }))).not.toContain("create-account");
    expect(covers(approved, decide(aJoiner({ ticket: { id: "10099", key: "ON-1" } }), { now }))).toBe(false);
  });

  it("D13 asks nothing of an approver after they have approved: the plan is held against what was approved, not against who", () => {
    const approved = decide(aJoiner(), { now });
    const seen = carryOutAll(anObservation(), approved, ids(approved).slice(0, 3));

    expect(covers(approved, decide(aJoiner(), { seen, now: "2027-02-20T09:00:00Z" }))).toBe(true);
  });

  it("D14 does not carry out what was approved under another table", () => {
    const approved = decide(aJoiner(), { now });
    const stricter = aTable({ rules: someRules({ brakes: { maxRemovals: 1 } }) });

    expect(covers(approved, decide(aJoiner(), { table: stricter, now }))).toBe(false);
    expect(approved.hash).not.toBe(decide(aJoiner(), { table: stricter, now }).hash);
  });

  it("D15 plans the rest when a run was cut off in the middle, and nothing of it twice", () => {
    const whole = decide(aJoiner(), { now });
    const some = ids(whole).slice(0, 4);
    const rest = decide(aJoiner(), { seen: carryOutAll(anObservation(), whole, some), now });

    expect(ids(rest)).toEqual(ids(whole).slice(4));
  });

  it("D20 shows what is left after eight of ten, converging and never rolling back", () => {
    const groups = Array.from({ length: 10 }, (_, at) => [`00g${at}`, `Group ${at}`] as const);
    const table = aTable({
      rows: [row("all", { department: "Engineering" }, STAFF), ...groups.map((group, at) => row(`r${at}`, {}, group))],
    });
    const whole = decide(aJoiner(), { table, now });
    const seen = carryOutAll(
      worldOf({ table }),
      whole,
      ids(whole).filter((id) => !/00g[37]$/.test(id)),
    );

    expect(ids(decide(aJoiner(), { table, seen, now }))).toEqual(["add-to-group:00g3", "add-to-group:00g7"]);
  });

  it("D21 refuses the table of another org, before anything else is looked at", () => {
    const preview = aTable({ org: "jupiter-preview.okta.com" });

    expect(refused(aJoiner(), { table: preview, seen: { org: "jupiter.okta.com" }, now })).toEqual([
      'wrong-org: The table "jupiter" is written for jupiter-preview.okta.com, but this is jupiter.okta.com.',
    ]);
    expect(ids(decide(aJoiner(), { seen: { org: "Jupiter.okta.com" }, now }))).toContain("create-account");
  });

  it("D22 takes ticket text for data, wherever it goes: no pattern, no query, no address, no formula", () => {
    const evil = '*" or profile.login pr | {familyName}@evil.example\u202E=cmd()';
    const request = aJoiner({
      givenName: given(evil, "g"),
      familyName: given("(any)", "f"),
      attributes: someAttributes({
        department: "Engineering",
        location: "*",
        employmentType: "Data/*",
        hardware: evil,
      }),
    });
    const decided = decide(request, { now });
    const create = decided.steps[0]?.action;

    expect(decided.subject.login).toMatch(/^[a-z0-9.-]+@jupiter\.example$/);
    expect(create?.kind === "create-account" && create.profile["firstName"]).toBe(evil);
    // A value is never a pattern: `*` is nobody's office.
    expect(ids(decided)).not.toContain("add-to-group:00gzurich00000000001");
    expect(ids(decided)).not.toContain("add-to-group:00gnewyork0000000001");
    expect(decided.steps.flatMap(({ action }) => (action.kind === "notify" ? [action.to] : [])).join()).not.toContain(
      "evil",
    );
  });

  it("D29 ends extra access by a step of its own, and never makes a grant of what is left over", () => {
    const scene = { table: requestable, seen: { accounts: [anAccount({ memberships: ours(STAFF) })] }, now };
    const given_ = decide(access, scene);
    expect(ids(given_)).toEqual(["add-to-group:00gpager", "notify:access-changed:person"]);
    expect(given_.replanAt).toBe("2027-02-10T23:00:00.000Z");
    expect(given_.kept.map(({ name, why }) => [name, why])).toEqual([["Staff", "granted-by-row"]]);
    expect(findings(given_)).toContain("needs-second-approval");

    const having = carryOutAll(worldOf(scene), given_);
    const over = decide(access, { ...scene, seen: having, now: "2027-02-11T00:00:00Z" });
    expect(ids(over)).toEqual(["remove-from-group:00gpager", "notify:access-ended:person"]);
    expect(over.steps[0]?.expect).toEqual({ kind: "member", groupId: "00gpager", is: "out" });
    expect(accountIn(having).profile["requestedApplications"]).toBeUndefined();
    // A leftover is taken by the next change, not taken for granted.
    const mover = decide(aMover({ attributes: someAttributes({ title: "Lead" }) }), {
      table: aTable({
        rows: [
          row("everyone", { location: "Zurich" }, STAFF),
          row("on-call", { applications: "Pager" }, ["00gpager", "Pager"], {
            class: "privileged",
            expiresAfterDays: 30,
          }),
        ],
      }),
      seen: having,
      now,
    });
    expect(ids(mover)).toContain("remove-from-group:00gpager");
  });

  it("D29 ends extra access although its row is gone, the group has another name, or duties would clash today", () => {
    const scene = { table: requestable, seen: { accounts: [anAccount({ memberships: ours(STAFF) })] }, now };
    const having = carryOutAll(worldOf(scene), decide(access, scene));
    const separation = [{ id: "s", reason: "r", targets: ["00gpager", STAFF[0]] }];
    const without = aTable({ rows: [row("everyone", {}, STAFF)], rules: someRules({ separation }) });
    const over = { seen: { ...having, groups: [] }, now: "2027-02-11T00:00:00Z" };

    for (const table of [without, requestable]) {
      expect(ids(decide(access, { ...over, table }))).toContain("remove-from-group:00gpager");
    }
    // What another ticket still gives, and what the person's own place grants by now, stays.
    const other = { id: "00gpager", until: anInstant("2027-03-01T00:00:00Z"), ticket: { id: "8", key: "AC-8" } };
    expect(
      ids(decide(access, { ...over, table: without, seen: { ...over.seen, extraAccess: [other] } })),
    ).not.toContain("remove-from-group:00gpager");
    expect(
      ids(
        decide(access, {
          ...over,
          table: without,
          seen: { ...over.seen, extraAccess: [{ ...other, ticket: access.ticket }] },
        }),
      ),
    ).toContain("remove-from-group:00gpager");
    const granted = aTable({ rows: [row("everyone", { department: "Engineering" }, ["00gpager", "Pager"])] });
    expect(ids(decide(access, { ...over, table: granted }))).not.toContain("remove-from-group:00gpager");
  });

  it("takes at its end only what it gave itself, and nothing that another ticket gave without an end", () => {
    const forever = { id: "00gpager", ticket: { id: "8", key: "AC-8" } };
    const seen = { accounts: [anAccount({ memberships: ours(STAFF, ["00gpager", "Pager"]) })] };
    const over = "2027-02-11T00:00:00Z";
    const pager = { class: "privileged", expiresAfterDays: 30 } as const;
    const table = aTable({
      rows: [
        row("everyone", { location: "Zurich" }, STAFF),
        row("on-call", { applications: "Pager" }, ["00gpager", "Pager"], pager),
      ],
    });
    const taken = (more: Partial<Observation>, request: Request = access) =>
      ids(decide(request, { table, seen: { ...seen, ...more }, now: over })).includes("remove-from-group:00gpager");

    expect(taken({})).toBe(false);
    expect(taken({ extraAccess: [forever] })).toBe(false);
    const own = { ...forever, until: anInstant("2027-02-10T23:00:00Z"), ticket: access.ticket };
    expect(taken({ extraAccess: [own] })).toBe(true);
    expect(taken({ extraAccess: [own, forever] })).toBe(false);
    const mover = aMover({ effective: given(aDay("2027-02-01"), "effective") });
    expect(taken({ extraAccess: [own] }, mover)).toBe(true);
    expect(taken({ extraAccess: [own, forever] }, mover)).toBe(false);
  });

  it("takes nothing back with withdrawn extra access that another ticket or a row gives by now", () => {
    const scene = { table: requestable, seen: { accounts: [anAccount({ memberships: ours(STAFF) })] }, now };
    const having = carryOutAll(worldOf(scene), decide(access, scene));
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
    const withdrawal = { kind: "cancellation", ticket: access.ticket, of: access, origin } as const;
    const until = anInstant("2027-03-01T00:00:00Z");
    const other = { id: "00gpager", until, ticket: { id: "8", key: "AC-8" } };
    const taken = (seen: Partial<Observation>, table = requestable) =>
      ids(decide(withdrawal, { table, seen: { ...having, ...seen }, now })).includes("remove-from-group:00gpager");
    const granting = aTable({ rows: [row("everyone", { department: "Engineering" }, ["00gpager", "Pager"])] });

    expect(taken({})).toBe(true);
    expect(taken({ extraAccess: [{ ...other, ticket: access.ticket }] })).toBe(true);
    expect(taken({ extraAccess: [{ ...other, until: anInstant(now) }] })).toBe(true);
    expect(taken({ extraAccess: [other] })).toBe(false);
    expect(taken({}, granting)).toBe(false);
  });

  it("D23 gives nothing for what a ticket says of somebody that Okta says otherwise, or for what a row only forbids", () => {
    const table = aTable({
      rows: [
        row("everyone", {}, STAFF),
        row("prod", { applications: "Pager", department: "Engineering" }, ["00gpager", "Pager"], {
          class: "privileged",
          expiresAfterDays: 30,
        }),
        row("no-vpn", { applications: "!VPN" }, ["00gnovpn", "No VPN"], { class: "privileged", expiresAfterDays: 30 }),
      ],
    });
    const sales = { accounts: [anAccount({ profile: { ...anAccount().profile, department: "Sales" } })] };
    const lies = { ...access, attributes: someAttributes({ applications: "Pager", department: "Engineering" }) };
    const sentence =
      'department: the ticket says "Engineering", Okta says "Sales"; ask as who the person is, or file a change first.';

    expect(refused(lies, { table, seen: sales, now })).toContain(`not-requestable: ${sentence}`);
    const true_ = { table, seen: { accounts: [anAccount()] }, now };
    expect(ids(decide(lies, true_))).toEqual(["add-to-group:00gpager", "notify:access-changed:person"]);
    // Who was given it and has moved since keeps it to its end, and is given nothing more.
    const having = carryOutAll(worldOf(true_), decide(lies, true_));
    const moved = having.accounts.map((one) => ({ ...one, profile: { ...one.profile, department: "Sales" } }));
    expect(ids(decide(lies, { table, seen: { ...having, accounts: moved }, now }))).toEqual([]);
    expect(ids(decide(lies, { table, seen: { ...having, accounts: moved }, now: "2027-02-11T00:00:00Z" }))).toContain(
      "remove-from-group:00gpager",
    );
  });

  it("D29 ends access at the end its row set, although the person has moved since or the row is gone", () => {
    const { until: _, ...open } = access;
    const scene = { table: requestable, seen: { accounts: [anAccount({ memberships: ours(STAFF) })] }, now };
    const first = decide(open, scene);
    const until = anInstant(first.replanAt ?? "");
    const having = carryOutAll(worldOf(scene), first);
    const extraAccess = [{ id: "00gpager", until, ticket: access.ticket }];
    const placed = aTable({
      rows: [
        row("everyone", {}, STAFF),
        row("on-call", { applications: "Pager", department: "Sales" }, ["00gpager", "Pager"], {
          class: "privileged",
          expiresAfterDays: 30,
        }),
      ],
    });
    const without = aTable({ rows: [row("everyone", {}, STAFF)] });

    expect(ids(decide(open, { table: placed, seen: having, now: until }))).toContain("remove-from-group:00gpager");
    for (const table of [placed, without]) {
      const seen = { ...having, extraAccess };
      expect(ids(decide(open, { table, seen, now: until }))).toContain("remove-from-group:00gpager");
      const before = decide(open, { table, seen, now });
      expect([ids(before), before.replanAt]).toEqual([[], until]);
    }
  });

  it("M11 ends extra access, begins a leave and goes back from a change for a time although somebody leaves next year", () => {
    const leaver = {
      ticket: { id: "88888", key: "OFF-9" },
      kind: "leaver",
      effectiveAt: anInstant("2028-06-30T22:00:00Z"),
      state: "open",
    } as const;
    const otherTickets = [leaver];
    const scene = { table: requestable, seen: { accounts: [anAccount({ memberships: ours(STAFF) })] }, now };
    const having = { ...carryOutAll(worldOf(scene), decide(access, scene)), otherTickets };
    expect(refused(access, { ...scene, seen: { ...scene.seen, otherTickets } })[0]).toMatch(/^leaver-in-flight/);
    expect(ids(decide(access, { ...scene, seen: having, now: "2027-02-11T00:00:00Z" }))).toEqual([
      "remove-from-group:00gpager",
      "notify:access-ended:person",
    ]);
    // While it runs it goes on to its end.
    expect(decide(access, { ...scene, seen: having }).replanAt).toBe("2027-02-10T23:00:00.000Z");

    const { ticket, zone, person } = aLeaver();
    const from = given(aDay("2027-02-01"), "from");
    const away = { kind: "leave-of-absence", ticket, zone, person, attributes: {}, from } as const;
    const back = given(aDay("2027-03-01"), "until");
    const beside = (seen: Partial<Observation>, at = now) => ({ seen: { ...seen, otherTickets }, now: at });
    expect(ids(decide(away, beside({ accounts: [anAccount()] })))).toContain("suspend-account");
    const asleep = beside({ accounts: [anAccount({ status: "SUSPENDED" })] }, "2027-03-02T00:00:00Z");
    expect(refused({ ...away, until: back }, asleep)[0]).toMatch(/^leaver-in-flight/);

    const there = { accounts: [anAccount({ memberships: ours(STAFF, ENGINEERS) })] };
    const move = aMover({ effective: from, until: back });
    const moved = carryOutAll(worldOf({ seen: there }), decide(move, { seen: there, now }));
    const home = decide(move, beside(moved, "2027-03-02T00:00:00Z"));
    expect(ids(home).filter((id) => !/notify/.test(id))).toEqual(["update-profile", `remove-from-group:${SALES[0]}`]);
    expect(findings(home)).toContain("kept-out");
    const late = decide(move, beside(moved, "2028-07-01T00:00:00Z"));
    expect(ids(late).filter((id) => !/notify/.test(id))).toEqual([`remove-from-group:${SALES[0]}`]);
    expect(refused(aMover(), beside(there))[0]).toMatch(/^leaver-in-flight/);
  });

  it("wants an end for privileged access, one the row allows", () => {
    const scene = { table: requestable, seen: { accounts: [anAccount()] }, now };
    const endless = aTable({
      rows: [row("admin", { applications: "Pager" }, ["00gpager", "Pager"], { class: "privileged" })],
    });
    const { until: _, ...open } = access;

    expect(refused({ ...access, until: given(aDay("2027-03-01"), "until") }, scene)[0]).toMatch(/^too-long/);
    expect(refused(open, { ...scene, table: endless })[0]).toMatch(/^end-date-missing/);
    expect(decide(open, scene).replanAt).toBe("2027-02-24T23:00:00.000Z");
    expect(
      refused({ ...access, attributes: someAttributes({ department: "Sales" }) }, { ...scene, table: aTable() })[0],
    ).toMatch(/^not-requestable/);
    expect(SALES[1]).toBe("Sales");
  });
});
