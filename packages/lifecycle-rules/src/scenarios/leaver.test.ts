import { describe, expect, it } from "vitest";
import type { PastStep } from "../brakes/brake-memory.ts";
import { shortRead } from "../brakes/short-read.ts";
import { trippedBrakes } from "../brakes/tripped-brakes.ts";
import { contractEnds } from "../expiry/contract-ends.ts";
import type { Duty, Observation } from "../observation/observation.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { LeaveRequest, LeaverRequest, Request } from "../request/request.ts";
import {
  aDay,
  aJoiner,
  aLeaver,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  aZone,
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
  ours,
  refused,
  SALES,
  STAFF,
  sentences,
  worldOf,
  ZURICH,
} from "./decide.ts";

const now = "2027-09-01T10:00:00Z";
const gitlab = { appId: "0oagitlab00000000001", label: "GitLab", scope: "user", provenance: "ours" } as const;
const byHand = { groupId: "00gbyhand00000000001", name: "Climate club", provenance: { kind: "by-hand" } } as const;
const byRule = {
  groupId: "00grule0000000000001",
  name: "All of R&D",
  provenance: { kind: "rule", ruleIds: ["0pr1"] },
} as const;

const employee = (overrides = {}) =>
  anAccount({ memberships: [...ours(STAFF, ENGINEERS), byHand], assignments: [gitlab], ...overrides });
const there = (overrides = {}) => ({ accounts: [employee(overrides)] });
const table = (rules: Partial<TableRules> = {}) =>
  aTable({ rules: someRules({ securityMailbox: "sec@jupiter.example", ...rules }) });
const lastDay = (day: string, overrides: Partial<LeaverRequest> = {}) =>
  aLeaver({ leave: { kind: "end-of-day", lastDay: given(aDay(day), "lastDay") }, ...overrides });
const kim = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: true };
const withdrawn = (of: Exclude<Request, { kind: "cancellation" }>): Request => ({
  kind: "cancellation",
  ticket: of.ticket,
  of,
  origin: { source: "field", id: "withdrawn", label: "Withdrawn" },
});

describe("a leaver", () => {
  it("L1 is shut out at once and before anything else; the person is not told, and others only afterwards", () => {
    const decided = decide(aLeaver(), { table: table(), seen: { ...there(), manager: kim }, now });

    expect(ids(decided).slice(0, 2)).toEqual(["suspend-account", "end-sessions"]);
    expect(new Set(Object.values(dues(decided)))).toEqual(new Set(["at-once"]));
    const mails = decided.steps.filter(({ action }) => action.kind === "notify");
    expect(mails.map(({ id }) => id)).toEqual([
      "notify:access-ended:mailbox:sec@jupiter.example",
      "notify:access-ended:manager",
    ]);
    for (const { after } of mails)
      expect(after).toEqual(expect.arrayContaining(["suspend-account", "end-sessions", "deactivate-account"]));
  });

  it("is planned the same whatever the order in which duties are told", () => {
    const duties = [
      { kind: "owns-group", id: "g1", name: "Ops" },
      { kind: "last-member", id: "g1", name: "Ops" },
    ] as const;
    const hashes = [duties, duties.toReversed()].map(
      (all) => decide(aLeaver(), { seen: { ...there(), duties: all }, now }).hash,
    );

    expect(hashes[0]).toBe(hashes[1]);
  });

  it("L7 says that a rule's group ends with an attribute only where the plan clears one", () => {
    const says = (rules: Partial<TableRules>, request = aLeaver()) =>
      sentences(decide(request, { table: table(rules), seen: there({ memberships: [byRule] }), now })).filter((one) =>
        one.includes("group rule"),
      );
    const clearedOnLeave = ["department", "title"];

    expect(says({ clearedOnLeave })).toEqual([
      '"All of R&D" comes from a group rule and should end when department, title is cleared; checked afterwards.',
    ]);
    expect(says({ clearedOnLeave, masteredElsewhere: ["title"] })[0]).toContain("when department is cleared");
    expect(says({ clearedOnLeave, masteredElsewhere: clearedOnLeave })[0]).toContain("end it by the attribute");
    expect(says({ clearedOnLeave }, aLeaver({ legalHold: given("Yes", "legalHold") }))).toEqual([
      '"All of R&D" comes from a group rule and stays as long as no more is taken apart.',
    ]);
  });

  it("L26 ends sessions again after every suspension, whatever was ended before the person woke up", () => {
    const scene = { table: table({ leaver: { holdDays: 14 } }), seen: there(), now };
    const steps = decide(aLeaver(), scene).steps;
    const step = (id: string) => steps.filter((one) => one.id === id);
    const sessionsEndedAt = anInstant("2027-09-01T09:00:00Z");
    const again = (confirmedSteps: typeof steps, status = "SUSPENDED") =>
      ids(decide(aLeaver(), { ...scene, seen: { ...there({ status }), sessionsEndedAt, confirmedSteps } })).includes(
        "end-sessions",
      );

    const suspended = step("suspend-account");
    const ended = step("end-sessions");
    expect(again([...suspended, ...ended])).toBe(false);
    expect(again([...ended, ...suspended])).toBe(true);
    expect(again([...ended, ...suspended, ...ended])).toBe(false);
    expect(again(ended)).toBe(false);
    expect(again([...suspended, ...ended], "ACTIVE")).toBe(true);
  });

  it("L1 suspends only an account that can be suspended by then, and only of the person the ticket means", () => {
    const person = { login: given("ana.silva@jupiter.example", "login"), employeeNumber: given("4711", "number") };
    const [suspend, sessions] = decide(aLeaver({ person }), { seen: there(), now }).steps;

    expect(suspend?.guards).toEqual([
      { kind: "same-employee", employeeNumber: "4711" },
      { kind: "status-in", statuses: ["ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"] },
    ]);
    expect(sessions?.guards).toEqual([{ kind: "same-employee", employeeNumber: "4711" }]);
  });

  it("L1 ends sessions once for somebody who can start none, and again for somebody who can", () => {
    const sessionsEndedAt = anInstant("2027-09-01T09:00:00Z");
    const ends = (status: string, seen: Partial<Observation>) =>
      ids(decide(aLeaver(), { seen: { ...there({ status }), ...seen }, now })).includes("end-sessions");

    expect(["SUSPENDED", "DEPROVISIONED"].map((status) => ends(status, { sessionsEndedAt }))).toEqual([false, false]);
    expect(["SUSPENDED", "DEPROVISIONED"].map((status) => ends(status, {}))).toEqual([true, true]);
    expect(["ACTIVE", "LOCKED_OUT"].map((status) => ends(status, { sessionsEndedAt }))).toEqual([true, true]);
  });

  it.each([
    ["Europe/Zurich", "2027-09-30T22:00:00.000Z"],
    ["America/New_York", "2027-10-01T04:00:00.000Z"],
    ["Asia/Kolkata", "2027-09-30T18:30:00.000Z"],
    ["Pacific/Kiritimati", "2027-09-30T10:00:00.000Z"],
  ])("L2 ends at the end of the last day where the person is: %s", (zone, due) => {
    const decided = decide(lastDay("2027-09-30", { zone: given(aZone(zone), "location") }), { seen: there(), now });

    expect(decided.zone).toBe(zone);
    expect(new Set(Object.values(dues(decided)))).toEqual(new Set([due]));
  });

  it.each([
    ["a day that begins at one o'clock", "America/Santiago", "2027-09-04", "2027-09-05T04:00:00.000Z"],
    ["a midnight that comes twice", "Atlantic/Azores", "2027-10-30", "2027-10-31T00:00:00.000Z"],
    ["a clock that goes back in the night", "Europe/Zurich", "2027-10-30", "2027-10-30T22:00:00.000Z"],
    ["a day that was never there", "Pacific/Apia", "2011-12-29", "2011-12-30T10:00:00.000Z"],
  ])("L3 happens exactly once on %s", (_, zone, day, due) => {
    const decided = decide(lastDay(day, { zone: given(aZone(zone), "location") }), { seen: there(), now });

    expect(new Set(Object.values(dues(decided)))).toEqual(new Set([due]));
  });

  it("L4 ends access with the last day of work and takes it apart with the end of the contract", () => {
    const garden = lastDay("2027-09-30", { employmentEnd: given(aDay("2027-12-31"), "employmentEnd") });
    const decided = dues(decide(garden, { seen: there(), now }));

    expect(decided["suspend-account"]).toBe("2027-09-30T22:00:00.000Z");
    expect(decided["deactivate-account"]).toBe("2027-12-31T23:00:00.000Z");
    expect(decided[`remove-from-group:${ENGINEERS[0]}`]).toBe("2027-12-31T23:00:00.000Z");
    // A contract that ended before the last day of access changes nothing.
    const odd = lastDay("2027-09-30", { employmentEnd: given(aDay("2027-06-30"), "employmentEnd") });
    expect(new Set(Object.values(dues(decide(odd, { seen: there(), now }))))).toEqual(
      new Set(["2027-09-30T22:00:00.000Z"]),
    );
  });

  it("L4 does not wait for the contract's end with somebody who must go at once, but keeps the account that long", () => {
    const at = aLeaver({ employmentEnd: given(aDay("2027-12-31"), "employmentEnd") });
    const decided = dues(decide(at, { table: table({ leaver: { deleteAfterDays: 30 } }), seen: there(), now }));

    expect([decided["deactivate-account"], decided[`remove-from-group:${ENGINEERS[0]}`]]).toEqual([
      "at-once",
      "at-once",
    ]);
    expect(decided["delete-account"]).toBe("2028-01-30T23:00:00.000Z");
    const held = dues(decide(at, { table: table({ leaver: { holdDays: 10 } }), seen: there(), now }));
    expect([held["suspend-account"], held["deactivate-account"]]).toEqual(["at-once", "2027-09-11T22:00:00.000Z"]);
  });

  it("L4 ends access with the last day worked, where the policy says so and the last day is none", () => {
    const workingDays = { attribute: "location", byValue: { Zurich: { holidays: ["2027-10-29"] } } };
    const due = (endsOnWorkingDay: boolean) =>
      dues(
        decide(lastDay("2027-10-31"), {
          table: table({ workingDays, leaver: { endsOnWorkingDay } }),
          seen: there(),
          now,
        }),
      )["suspend-account"];

    expect(due(true)).toBe("2027-10-28T22:00:00.000Z"); // Sunday, Saturday, a holiday: Thursday
    expect(due(false)).toBe("2027-10-31T23:00:00.000Z");
  });

  it("L5 is nothing when withdrawn in time, and given back by today's policy when withdrawn too late", () => {
    expect(ids(decide(withdrawn(lastDay("2027-09-30")), { seen: there(), now }))).toEqual([]);

    const request = aLeaver();
    const gone = carryOutAll(
      worldOf({ table: table(), seen: there() }),
      decide(request, { table: table(), seen: there(), now }),
    );
    // Since then engineering has lost its group.
    const today = aTable({
      rules: table().rules,
      rows: [
        {
          id: "everyone",
          owner: "o@x.example",
          reason: "r",
          grants: [{ kind: "group", groupId: STAFF[0], name: STAFF[1] }],
        },
        {
          id: "other",
          owner: "o@x.example",
          reason: "r",
          when: { department: "Sales" },
          grants: [{ kind: "group", groupId: ENGINEERS[0], name: ENGINEERS[1] }],
        },
      ],
    });
    const back = decide(withdrawn(request), { table: today, seen: gone, now });

    expect(ids(back)).toEqual(
      expect.arrayContaining(["activate-account", `add-to-group:${byHand.groupId}`, `add-to-group:${STAFF[0]}`]),
    );
    expect(ids(back)).not.toContain(`add-to-group:${ENGINEERS[0]}`);
    expect(findings(back)).toContain("not-given-back");
    const restored = carryOutAll(gone, back);
    expect(ids(decide(withdrawn(request), { table: today, seen: restored, now }))).toEqual([]);
  });

  it("L6 acts at once on a backdated termination, and keeps apart when it was noticed and when it took effect", () => {
    const request = lastDay("2027-08-20", { noticedAt: anInstant("2027-08-30T08:00:00Z") });
    const decided = decide(request, { seen: there(), now });

    expect(dues(decided)["suspend-account"]).toBe("2027-08-20T22:00:00.000Z");
    expect(sentences(decided)).toContain(
      "The first step was due on 2027-08-21, 11 days ago; it is done as soon as the plan runs.",
    );
    expect(request.noticedAt).toBe("2027-08-30T08:00:00.000Z");
  });

  it("L7 loses every direct membership, so that waking the account gives nothing back; rules are named", () => {
    const decided = decide(aLeaver(), {
      table: table(),
      seen: there({ memberships: [...employee().memberships, byRule] }),
      now,
    });

    expect(ids(decided).filter((id) => id.startsWith("remove"))).toHaveLength(3);
    expect(findings(decided)).toContain("remains-by-rule");
    expect(ids(decided)).not.toContain(`remove-from-group:${byRule.groupId}`);
  });

  it("L7 clears what rules read before the account can no longer be changed", () => {
    const decided = decide(aLeaver(), { table: table({ clearedOnLeave: ["department"] }), seen: there(), now });

    expect(ids(decided).indexOf("update-profile")).toBeLessThan(ids(decided).indexOf("deactivate-account"));
    expect(decided.steps.find(({ id }) => id === "deactivate-account")?.after).toEqual([]);
  });

  it("L8 holds before it takes apart, so that mail and files can be moved", () => {
    const decided = dues(
      decide(lastDay("2027-09-30"), { table: table({ leaver: { holdDays: 30 } }), seen: there(), now }),
    );

    expect([decided["suspend-account"], decided["end-sessions"]]).toEqual([
      "2027-09-30T22:00:00.000Z",
      "2027-09-30T22:00:00.000Z",
    ]);
    expect(decided["deactivate-account"]).toBe("2027-10-30T22:00:00.000Z");
    expect(decided["unassign-application:0oagitlab00000000001"]).toBe("2027-10-30T22:00:00.000Z");
  });

  it.each(["ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"])(
    "L8 is not held where Okta refuses the suspension (%s): the account ends at the hour, and what goes with it is on record",
    (status) => {
      const rules = table({ leaver: { holdDays: 30 }, clearedOnLeave: ["department"] });
      const seen = { ...there({ status }), refusedSteps: ["suspend-account"] };
      const decided = decide(lastDay("2027-09-30"), { table: rules, seen, now });

      expect(dues(decided)).toMatchObject({
        "end-sessions": "2027-09-30T22:00:00.000Z",
        "unassign-application:0oagitlab00000000001": "2027-09-30T22:00:00.000Z",
        "update-profile": "2027-09-30T22:00:00.000Z",
        "deactivate-account": "2027-09-30T22:00:00.000Z",
        [`remove-from-group:${ENGINEERS[0]}`]: "2027-10-30T22:00:00.000Z",
      });
      expect(ids(decided)).not.toContain("suspend-account");
      expect(sentences(decided).join()).toContain(`Okta does not suspend ana.silva@jupiter.example (${status}), so`);

      const request = lastDay("2027-09-30");
      const gone = carryOutAll(worldOf({ table: rules, seen }), decided, [
        "unassign-application:0oagitlab00000000001",
        "update-profile",
        "deactivate-account",
      ]);
      const back = decide(withdrawn(request), { table: rules, seen: gone, now });
      expect(ids(back)).toEqual(["activate-account", "update-profile", "assign-application:0oagitlab00000000001"]);
    },
  );

  it("L8 ends at the hour whoever is in a status nobody knows how to suspend, and is out already where suspended", () => {
    const decided = (status: string) =>
      decide(lastDay("2027-09-30"), {
        table: table({ leaver: { holdDays: 30 } }),
        seen: { ...there({ status }), refusedSteps: ["suspend-account"] },
        now,
      });

    expect(dues(decided("QUARANTINED"))["deactivate-account"]).toBe("2027-09-30T22:00:00.000Z");
    expect(dues(decided("SUSPENDED"))["deactivate-account"]).toBe("2027-10-30T22:00:00.000Z");
    expect(findings(decided("SUSPENDED"))).not.toContain("not-suspendable");
  });

  it("L9 is not done before Okta has finished moving the account", () => {
    expect(refused(aLeaver(), { seen: there({ transitioningTo: "DEPROVISIONED" }), now })[0]).toMatch(
      /^account-in-transition/,
    );
    expect(ids(decide(aLeaver(), { seen: there({ status: "SUSPENDED" }), now }))).toContain("deactivate-account");
  });

  it("L10 opens a task for what Okta cannot end, as long as the leaver had it, whatever was taken already", () => {
    const residue = [
      { task: "gitlab-keys", summary: "Remove keys and tokens in GitLab", targets: [gitlab.appId, SALES[0]] },
      { task: "crm-seat", summary: "Free the seat in the CRM", targets: ["00gsales000000000001"] },
    ];
    const scene = { table: table({ leaver: { residue } }), seen: there(), now };
    const first = decide(aLeaver(), scene);
    expect(ids(first).filter((id) => id.startsWith("open-task"))).toEqual(["open-task:gitlab-keys"]);

    const stripped = carryOutAll(
      worldOf(scene),
      first,
      ids(first).filter((id) => !id.startsWith("open-task")),
    );
    expect(ids(decide(aLeaver(), { ...scene, seen: stripped }))).toEqual(["open-task:gitlab-keys"]);
  });

  it("L11 says whose own sessions outlive Okta's", () => {
    expect(sentences(decide(aLeaver(), { seen: there(), now }))).toContain(
      "Native and mobile sessions of GitLab outlive those of Okta; end them there, or wait until they run out.",
    );
  });

  const owns: Duty = { kind: "owns-api-token", id: "00T1", name: "deploy bot" };

  it("L12 keeps whole the account of somebody whose token automation runs on, until somebody takes over; shut out all the same", () => {
    const seen = { ...there(), duties: [owns] };
    const waiting = decide(lastDay("2027-09-30"), { seen, now });
    expect(ids(waiting).filter((id) => /remove|deactivate|unassign/.test(id))).toEqual([]);
    expect(ids(waiting)).toEqual(expect.arrayContaining(["suspend-account", "end-sessions", "open-task:hand-over"]));
    expect(findings(waiting)).toEqual(expect.arrayContaining(["waits-for-hand-over", "leaver-owns-api-token"]));

    const named = decide(lastDay("2027-09-30", { handOverTo: given("kim@jupiter.example", "handOverTo") }), {
      seen,
      now,
    });
    expect(ids(named)).toContain("deactivate-account");
    expect(ids(decide(aLeaver(), { seen, now }))).toContain("deactivate-account");
  });

  it("L13 hands over what an approver, owner or manager answers for, by a task that names it all", () => {
    const duties: readonly Duty[] = [
      { kind: "approves", id: "b", name: "access to finance" },
      { kind: "owns-group", id: "a", name: "Climate club" },
    ];
    const decided = decide(aLeaver(), { seen: { ...there(), duties }, now });
    const task = decided.steps.find(({ id }) => id === "open-task:hand-over");

    expect(task?.action.kind === "open-task" && task.action.details).toEqual([
      { label: "owns the group", value: "Climate club" },
      { label: "approves", value: "access to finance" },
    ]);
    expect(findings(decided)).toEqual(expect.arrayContaining(["leaver-approves", "leaver-owns-group"]));
    expect(
      ids(decide(aLeaver(), { seen: { ...there(), duties, openedTasks: ["open-task:hand-over"] }, now })),
    ).not.toContain("open-task:hand-over");
  });

  it("M6 does not end a manager whose reports would have none, before somebody is named", () => {
    const duties = [{ kind: "manages", id: "r", name: "4 people" }] as const;

    expect(ids(decide(lastDay("2027-09-30"), { seen: { ...there(), duties }, now }))).not.toContain(
      "deactivate-account",
    );
    expect(
      ids(
        decide(lastDay("2027-09-30", { handOverTo: given("kim@jupiter.example", "h") }), {
          seen: { ...there(), duties },
          now,
        }),
      ),
    ).toContain("deactivate-account");
  });

  it("L14 stops at the last member of a group that must not stand empty, even at once", () => {
    const duties = [{ kind: "last-member", id: "00gadmins", name: "Super administrators" }] as const;
    const scene = (requiredGroups: readonly string[]) => ({
      table: table({ requiredGroups }),
      seen: { ...there(), duties },
      now,
    });

    expect(refused(aLeaver(), scene(["00gadmins"]))).toEqual([
      'last-member: The leaver is the last member of "Super administrators"; add somebody else first.',
    ]);
    expect(findings(decide(aLeaver(), scene([])))).toContain("leaver-last-member");
  });

  it.each([
    ["svc-backup@jupiter.example", "a pattern at the beginning", {}],
    ["Root@Jupiter.example", "a login, however it is written", {}],
    ["ana.silva@jupiter.example", "an id", { protected: ["00uanasilva000000001"] }],
    ["ana.silva@jupiter.example", "a pattern at the end", { protected: ["*@jupiter.example"] }],
  ])("L15 never touches the protected %s: by %s", (login, _, rules) => {
    const request = aLeaver({ person: { login: given(login, "login") } });

    expect(refused(request, { table: table(rules), seen: there({ login }), now })[0]).toMatch(/^protected-person/);
  });

  it("L16 stops when login, employee number or manager do not mean the same person", () => {
    const named = (person: LeaverRequest["person"], manager?: string) =>
      aLeaver({ person, ...(manager === undefined ? {} : { manager: given(manager, "manager") }) });
    const login = given("ana.silva@jupiter.example", "login");
    const seen = { ...there({ profile: { ...anAccount().profile, managerId: "00uother" } }), manager: kim };

    expect(refused(named({ login, employeeNumber: given("9999", "n") }), { seen, now })[0]).toMatch(
      /^person-mismatch: No one account/,
    );
    expect(refused(named({ login }, "kim@jupiter.example"), { seen, now })[0]).toMatch(
      /^person-mismatch: The ticket names kim/,
    );
    for (const profile of [{ managerId: "00ukim" }, { manager: "KIM@jupiter.example" }, {}]) {
      const same = { ...there({ profile: { ...anAccount().profile, ...profile } }), manager: kim };
      expect(ids(decide(named({ login }, "kim@jupiter.example"), { seen: same, now }))).toContain("suspend-account");
    }
    // Something that can be undone comes before everything that cannot.
    expect(ids(decide(named({ login }), { seen, now }))[0]).toBe("suspend-account");
  });

  it("L17 brakes when half a company leaves at once", () => {
    const limits = table({ brakes: { maxRemovals: 9, maxLeavers: 20, maxLeaversPercent: 5 } });
    const left = (count: number): readonly PastStep[] =>
      Array.from({ length: count }, (_, at) => ({
        at: anInstant(now),
        ticketId: `t${at}`,
        kind: "leaver",
        action: { kind: "suspend-account" },
        causes: [],
      }));
    const brakes = (count: number) =>
      trippedBrakes(decide(aLeaver(), { seen: there(), now }), limits, {
        now: anInstant(now),
        steps: left(count),
        people: 400,
      }).map(({ kind }) => kind);

    expect(brakes(19)).toEqual([]);
    expect(brakes(20)).toEqual(["max-leavers", "max-leavers-percent"]);
  });

  it("L18 concludes nothing from who is missing: a short read is stopped, an empty one makes nobody leave", () => {
    expect(shortRead(379, 400, table())).toHaveLength(1);
    expect(shortRead(381, 400, table())).toEqual([]);
    expect(refused(aLeaver(), { seen: { accounts: [] }, now })[0]).toMatch(/^nobody-found/);
  });

  it("L19 does what is left when somebody has deactivated the account by hand, and says so", () => {
    const decided = decide(aLeaver(), {
      table: table({ clearedOnLeave: ["department"] }),
      seen: there({ status: "DEPROVISIONED" }),
      now,
    });

    expect(findings(decided)).toContain("deactivated-before");
    expect(ids(decided)).toEqual(
      expect.arrayContaining([`remove-from-group:${ENGINEERS[0]}`, `remove-from-group:${byHand.groupId}`]),
    );
    expect(ids(decided).filter((id) => /suspend|deactivate|update/.test(id))).toEqual([]);
  });

  it("L20 shuts out and takes nothing apart under a legal hold", () => {
    const held = decide(aLeaver({ legalHold: given("Yes", "legalHold") }), {
      table: table({ leaver: { deleteAfterDays: 30 } }),
      seen: there(),
      now,
    });

    expect(ids(held).filter((id) => !id.startsWith("notify"))).toEqual(["suspend-account", "end-sessions"]);
    expect(findings(held)).toContain("legal-hold");
  });

  it.each([
    ["STAGED", [], true],
    ["PROVISIONED", [], true],
    ["LOCKED_OUT", ["suspend-account"], true],
    ["LOCKED_OUT", [], false],
    ["SUSPENDED", [], false],
  ])(
    "L20 shuts out somebody who is %s and refused %j, held or waited for, if need be by the end of the account: %s",
    (status, refusedSteps, ends) => {
      const scene = { table: table({ clearedOnLeave: ["department"] }), now };
      const seen = { ...there({ status }), refusedSteps };
      const manages = { ...seen, duties: [{ kind: "manages", id: "r", name: "4 people" } as const] };
      const held = decide(aLeaver({ legalHold: given("Yes", "legalHold") }), { ...scene, seen });
      const waited = decide(lastDay("2027-09-30"), { ...scene, seen: manages });

      for (const decided of [held, waited]) {
        expect(ids(decided).includes("deactivate-account")).toBe(ends);
        expect(ids(decided).includes("unassign-application:0oagitlab00000000001")).toBe(ends);
        expect(ids(decided).filter((id) => id.startsWith("remove-from-group"))).toEqual([]);
      }
      expect(dues(waited)["deactivate-account"]).toBe(ends ? "2027-09-30T22:00:00.000Z" : undefined);
      // Once the hold is over, the rest of what they hold goes.
      const gone = carryOutAll(worldOf({ ...scene, seen }), held);
      expect(ids(decide(aLeaver(), { ...scene, seen: gone }))).toContain(`remove-from-group:${ENGINEERS[0]}`);
    },
  );

  it("L22 tells nobody but security after a death", () => {
    const decided = decide(aLeaver({ discreet: given("Yes", "discreet") }), {
      table: table(),
      seen: { ...there(), manager: kim },
      now,
    });

    expect(ids(decided).filter((id) => id.startsWith("notify"))).toEqual([
      "notify:access-ended:mailbox:sec@jupiter.example",
    ]);
  });

  it("L23 finds contracts that end, warns 14, 7 and 1 days before, and once the day has passed asks for a termination", () => {
    const rules = someRules({
      profile: { ...someRules().profile, contractEnd: "contractEnd" },
      contractEnd: { attribute: "contractEnd" },
    });
    const person = (endsOn: unknown, status = "ACTIVE") =>
      anAccount({ status, profile: { ...anAccount().profile, contractEnd: endsOn as string } });
    const found = (endsOn: unknown, status?: string) =>
      contractEnds([person(endsOn, status)], aTable({ rules }), aDay("2027-06-15")).map(({ due, daysBefore }) => [
        due,
        daysBefore,
      ]);

    expect(found("2027-06-30")).toEqual([]);
    expect(found("2027-06-29")).toEqual([["warn", 14]]);
    expect(found("2027-06-23")).toEqual([["warn", 14]]);
    expect(found("2027-06-22")).toEqual([["warn", 7]]);
    expect(found("2027-06-16")).toEqual([["warn", 1]]);
    expect(found("2027-06-15")).toEqual([["warn", 1]]);
    expect(found("2027-06-14")).toEqual([["ended", 0]]);
    expect(found("2027-06-14", "SUSPENDED")).toEqual([["ended", 0]]);
    expect(found("2027-06-14", "DEPROVISIONED")).toEqual([]);
    expect(found("soon")).toEqual([]);
    expect(found("")).toEqual([]);
    expect(contractEnds([person("2027-06-14")], table(), aDay("2027-06-15"))).toEqual([]);
  });

  it("L24 is not ended by a ticket of their own", () => {
    expect(refused(aLeaver({ reporter: "Ana.Silva@jupiter.example" }), { seen: there(), now })[0]).toMatch(
      /^own-ticket/,
    );
    expect(ids(decide(aLeaver({ reporter: "kim@jupiter.example" }), { seen: there(), now }))).toContain(
      "suspend-account",
    );
  });

  it("L25 is deleted after the retention, as a stage of its own, and stays done afterwards", () => {
    const scene = { table: table({ leaver: { holdDays: 10, deleteAfterDays: 30 } }), seen: there(), now };
    const decided = decide(lastDay("2027-09-30"), scene);
    expect(dues(decided)["delete-account"]).toBe("2027-11-09T23:00:00.000Z");
    expect(decided.steps.at(-1)?.undo).toBeUndefined();
    expect(decided.steps.at(-1)?.after).toEqual(["deactivate-account"]);

    const gone = carryOutAll(worldOf(scene), decided);
    const after = decide(lastDay("2027-09-30"), { ...scene, seen: gone });
    expect([ids(after), findings(after)]).toEqual([[], ["deleted"]]);
  });

  it("L26 shuts out again whom somebody has woken, and says that it happens, and how often", () => {
    const scene = { table: table(), seen: there(), now };
    const first = decide(aLeaver(), scene);
    const gone = carryOutAll(worldOf(scene), first);
    const woken: Observation = { ...gone, accounts: [{ ...accountIn(gone), status: "ACTIVE" }] };

    const again = decide(aLeaver(), { ...scene, seen: woken });
    expect(ids(again)).toEqual(["suspend-account", "deactivate-account"]);
    expect(findings(again)).toContain("reactivated");
    const steps = gone.confirmedSteps ?? [];
    const twice = decide(aLeaver(), { ...scene, seen: { ...woken, confirmedSteps: [...steps, ...steps] } });
    expect(sentences(twice).join()).toContain("ended the account, 2 times by now;");
  });

  it.each([
    ["STAGED", ["end-sessions", "deactivate-account"]],
    ["PROVISIONED", ["end-sessions", "deactivate-account"]],
    ["ACTIVE", ["suspend-account", "end-sessions", "deactivate-account"]],
    ["RECOVERY", ["suspend-account", "end-sessions", "deactivate-account"]],
    ["PASSWORD_EXPIRED", ["suspend-account", "end-sessions", "deactivate-account"]],
    ["LOCKED_OUT", ["suspend-account", "end-sessions", "deactivate-account"]],
    ["SUSPENDED", ["end-sessions", "deactivate-account"]],
    ["DEPROVISIONED", ["end-sessions"]],
  ])("meets somebody who is %s", (status, expected) => {
    const seen = { accounts: [anAccount({ status })] };

    for (const request of [aLeaver(), lastDay("2027-09-30")]) {
      expect(ids(decide(request, { seen, now })).filter((id) => !id.startsWith("notify"))).toEqual(expected);
    }
  });

  it("means the account that lives where a dead one has the same number", () => {
    const dead = employee({ id: "00udead", login: "ana.old@jupiter.example", status: "DEPROVISIONED" });
    const request = aLeaver({ person: { employeeNumber: given("4711", "n") } });
    const subject = (...accounts: readonly ReturnType<typeof anAccount>[]) =>
      decide(request, { seen: { accounts }, now }).subject.accountId;

    expect(subject(dead, employee())).toBe("00uanasilva000000001");
    expect(subject(employee(), dead)).toBe("00uanasilva000000001");
    expect(subject(dead)).toBe("00udead");
    expect(refused(request, { seen: { accounts: [dead, { ...dead, id: "00u3" }] }, now })).toEqual([
      "several-found: 2 accounts are employee 4711; name the login.",
    ]);
  });
});

describe("a leave of absence", () => {
  const { ticket, zone, person } = aLeaver();
  const leave = (overrides: Partial<LeaveRequest> = {}): LeaveRequest => ({
    kind: "leave-of-absence",
    ticket,
    zone,
    person,
    attributes: {},
    from: given(aDay("2027-10-01"), "from"),
    until: given(aDay("2028-04-01"), "until"),
    ...overrides,
  });

  it("L21 sleeps without losing anything, and comes back to what the table grants by then", () => {
    const scene = { table: table(), seen: there(), now };
    const away = decide(leave(), scene);
    expect(ids(away)).toEqual(["suspend-account", "end-sessions"]);
    expect(away.replanAt).toBe("2028-03-31T22:00:00.000Z");

    const asleep = carryOutAll(worldOf(scene), away);
    const moved = {
      ...asleep,
      accounts: [{ ...accountIn(asleep), profile: { ...accountIn(asleep).profile, department: "Sales" } }],
    };
    const back = decide(leave(), { ...scene, seen: moved, now: "2028-04-01T08:00:00Z" });
    expect(ids(back)).toEqual(
      expect.arrayContaining([
        "unsuspend-account",
        "add-to-group:00gsales000000000001",
        `remove-from-group:${ENGINEERS[0]}`,
      ]),
    );
  });

  it.each([
    ["LOCKED_OUT", [], true, false],
    ["LOCKED_OUT", ["suspend-account"], false, true],
    ["RECOVERY", ["suspend-account"], false, true],
    ["PASSWORD_EXPIRED", ["suspend-account"], false, true],
    ["PROVISIONED", [], false, true],
    ["STAGED", [], false, true],
    ["SUSPENDED", [], false, false],
    ["ACTIVE", ["suspend-account"], true, false],
  ])(
    "L21 ends no account of somebody who is %s and refused %j: sleeps %s, and later %s",
    (status, refusedSteps, sleeps, later) => {
      const seen = { ...there({ status }), refusedSteps };
      const decided = decide(leave(), { table: table({ clearedOnLeave: ["department"] }), seen, now });

      expect(ids(decided).filter((id) => !id.startsWith("notify"))).toEqual([
        ...(sleeps ? ["suspend-account"] : []),
        "end-sessions",
      ]);
      expect(findings(decided).includes("sleeps-later")).toBe(later);
      const reduced = table({ leave: { access: "reduced", keepRows: ["everyone"] } });
      expect(findings(decide(leave(), { table: reduced, seen, now }))).not.toContain("sleeps-later");
    },
  );

  it("L21 keeps a reduced set awake, where the policy says so", () => {
    const reduced = table({ leave: { access: "reduced", keepRows: ["everyone"] } });
    const decided = decide(leave(), {
      table: reduced,
      seen: there({ memberships: ours(STAFF, ENGINEERS, ZURICH) }),
      now,
    });

    expect(ids(decided)).toEqual([
      `remove-from-group:${ENGINEERS[0]}`,
      `remove-from-group:${ZURICH[0]}`,
      "unassign-application:0oagitlab00000000001",
    ]);
    expect(decided.kept.map(({ name }) => name)).toEqual(["Staff"]);
  });

  it("L21 keeps a change of place from giving back what a leave has reduced, until the leave is over", () => {
    const reduced = table({ leave: { access: "reduced", keepRows: ["everyone"] } });
    const away = {
      ticket: { id: "9000", key: "LV-1" },
      kind: "leave-of-absence",
      effectiveAt: anInstant("2027-08-01T00:00:00Z"),
      state: "open",
    } as const;
    const sees = (others: Observation["otherTickets"], at = now, policy = reduced) =>
      decide(
        aMover({ attributes: someAttributes({ title: "Lead" }), effective: given(aDay("2027-09-01"), "effective") }),
        {
          table: policy,
          seen: { ...there({ memberships: ours(STAFF), assignments: [] }), otherTickets: others ?? [] },
          now: at,
        },
      );
    const gives = (...args: Parameters<typeof sees>) => ids(sees(...args)).includes(`add-to-group:${ENGINEERS[0]}`);

    expect(ids(sees([away])).filter((id) => !/notify/.test(id))).toEqual(["update-profile"]);
    expect(findings(sees([away]))).toContain("stays-reduced");
    expect(gives([])).toBe(true);
    expect(gives([away], now, table())).toBe(true);
    expect(gives([{ ...away, state: "done" }])).toBe(false);
    expect(gives([{ ...away, state: "cancelled" }])).toBe(true);
    expect(gives([{ ...away, approved: false }])).toBe(true);
    expect(gives([{ ...away, effectiveAt: anInstant("2027-09-02T00:00:00Z") }])).toBe(true);
    const until = anInstant("2027-09-10T00:00:00Z");
    expect(gives([{ ...away, until }])).toBe(false);
    expect(gives([{ ...away, until }], until)).toBe(true);
    const back = { ...away, ticket: { id: "9001", key: "RT-1" }, kind: "return", state: "done" } as const;
    expect(gives([away, back])).toBe(true);
    expect(gives([away, { ...back, effectiveAt: until }])).toBe(false);
    expect(gives([away, { ...back, effectiveAt: anInstant("2027-07-01T00:00:00Z") }])).toBe(false);
  });

  it("overlaps nothing on the way back: what was lost meanwhile goes with the return", () => {
    const rows = [
      {
        id: "everyone",
        owner: "o@x.example",
        reason: "r",
        when: { location: "Zurich" },
        grants: [{ kind: "group", groupId: STAFF[0], name: STAFF[1] }],
      },
      {
        id: "sales",
        owner: "o@x.example",
        reason: "r",
        when: { department: "Sales" },
        grants: [{ kind: "group", groupId: ENGINEERS[0], name: ENGINEERS[1] }],
        keepForDays: 30,
      },
    ] as const;
    const back: Request = {
      kind: "return",
      ticket,
      zone,
      person,
      attributes: {},
      effective: given(aDay("2027-11-01"), "effective"),
    };

    expect(
      dues(decide(back, { table: aTable({ rows }), seen: there(), now }))[`remove-from-group:${ENGINEERS[0]}`],
    ).toBe("2027-10-31T23:00:00.000Z");
  });

  it("ends by a ticket of its own where no day of return was given, and not for somebody who has left", () => {
    const { until: _, ...open } = leave();
    expect(findings(decide(open, { seen: there(), now }))).toContain("no-return-date");
    const back: Request = {
      kind: "return",
      ticket,
      zone,
      person,
      attributes: someAttributes({}),
      effective: given(aDay("2027-11-01"), "effective"),
    };
    expect(ids(decide(back, { seen: there({ status: "SUSPENDED" }), now }))).toContain("unsuspend-account");
    for (const request of [open, back]) {
      expect(refused(request, { seen: there({ status: "DEPROVISIONED" }), now })[0]).toMatch(/^person-has-left/);
    }
  });
});

describe("a withdrawn hire", () => {
  it("is not ended by withdrawal once the person has started", () => {
    const started = { accounts: [anAccount({ profile: { ...anAccount().profile, tenureTicket: "10001" } })] };

    expect(refused(withdrawn(aJoiner()), { seen: started, now })[0]).toMatch(/^already-started/);
    expect(findings(decide(withdrawn(aJoiner()), { now }))).toEqual(["nothing-done"]);
    expect(anObservation().accounts).toEqual([]);
  });
});
