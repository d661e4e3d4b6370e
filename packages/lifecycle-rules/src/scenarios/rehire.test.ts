import { describe, expect, it } from "vitest";
import type { Observation } from "../observation/observation.ts";
import type { LiveRequest, RehireRequest, Request } from "../request/request.ts";
import { aDay, aJoiner, aLeaver, aMover, anAccount, anInstant, aTable, given, someRules } from "../testing/builders.ts";
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
  STAFF,
  sentences,
  worldOf,
} from "./decide.ts";

const now = "2027-02-01T09:00:00Z";
const login = "ana.silva@jupiter.example";
const byHand = { groupId: "00gbyhand00000000001", name: "Climate club", provenance: { kind: "by-hand" } } as const;
const old = { appId: "0oaold00000000000001", label: "Old app", scope: "user", provenance: "by-hand" } as const;

const rehire = (overrides: Partial<RehireRequest> = {}): RehireRequest => {
  const { kind: _, login: __, ...hire } = aJoiner({ ticket: { id: "20001", key: "RE-1" } });
  return { ...hire, kind: "rehire", person: { login: given(login, "login") }, ...overrides };
};
const former = (overrides = {}) =>
  anAccount({
    status: "DEPROVISIONED",
    mayHoldSessions: false,
    memberships: [byHand],
    assignments: [old],
    ...overrides,
  });
const leaver = {
  ticket: { id: "15000", key: "OFF-1" },
  kind: "leaver",
  effectiveAt: anInstant("2027-02-12T23:00:00Z"),
  state: "open",
} as const;

describe("a rehire", () => {
  it("R1 uses the old account again: strips it and resets its factors first, wakes it on the day, then gives what the table grants", () => {
    const decided = decide(rehire(), { seen: { accounts: [former()] }, now });

    expect(ids(decided).filter((id) => !/notify|task/.test(id))).toEqual([
      `remove-from-group:${byHand.groupId}`,
      `unassign-application:${old.appId}`,
      "reset-factors",
      "activate-account",
      "update-profile",
      `add-to-group:${ENGINEERS[0]}`,
      `add-to-group:${STAFF[0]}`,
      "add-to-group:00gzurich00000000001",
      "assign-application:0oagitlab00000000001",
    ]);
    const day = "2027-02-28T23:00:00.000Z";
    expect(dues(decided)).toMatchObject({
      "reset-factors": "at-once",
      "activate-account": day,
      "update-profile": day,
      [`add-to-group:${STAFF[0]}`]: day,
    });
    const wake = decided.steps.find(({ id }) => id === "activate-account");
    expect(wake?.after).toEqual([
      `remove-from-group:${byHand.groupId}`,
      `unassign-application:${old.appId}`,
      "reset-factors",
    ]);
    expect(findings(decided)).toContain("returning");
    expect(decided.subject.accountId).toBe("00uanasilva000000001");
  });

  it("R2 knows the same person under a new number by the old login, and tells a joiner's ticket who it may be", () => {
    const renumbered = rehire({ employeeNumber: given("5005", "employeeNumber") });
    const change = decide(renumbered, { seen: { accounts: [former()] }, now }).steps.find(
      ({ id }) => id === "update-profile",
    );
    expect(change?.action.kind === "update-profile" && change.action.changes).toContainEqual({
      attribute: "employeeNumber",
      from: "4711",
      to: "5005",
    });

    const stranger = aJoiner({ employeeNumber: given("5005", "employeeNumber") });
    const hire = (accounts: readonly ReturnType<typeof anAccount>[]) =>
      findings(decide(stranger, { seen: { accounts }, now }));
    expect(hire([former()])).toContain("perhaps-returning");
    expect(hire([former({ profile: { employeeNumber: "1", secondEmail: "ana@home.example" } })])).toContain(
      "perhaps-returning",
    );
    expect(hire([former({ profile: { employeeNumber: "1", firstName: "Bo", lastName: "Silva" } })])).not.toContain(
      "perhaps-returning",
    );
    expect(hire([former({ status: "ACTIVE" })])).not.toContain("perhaps-returning");
  });

  it("R3 makes a new account under a new login where the old one is deleted and its name is somebody else's", () => {
    const takenLogins = [login];
    const decided = decide(rehire(), { seen: { takenLogins }, now });

    expect(decided.subject.login).toBe("ana.silva2@jupiter.example");
    expect(sentences(decided)).toContain(
      `Okta has no account of ${login} any more; a new one is made, and old mail aliases are not taken over.`,
    );
  });

  it("R4 leaves somebody who is barred to HR, without a word on the ticket about why", () => {
    const table = aTable({ rules: someRules({ barredAttribute: "noRehire" }) });
    const barred = (noRehire: string | boolean) => ({
      table,
      seen: { accounts: [former({ profile: { ...anAccount().profile, noRehire } })] },
      now,
    });

    for (const flag of [true, "true"])
      expect(refused(rehire(), barred(flag))).toEqual([`barred: HR must decide about ${login} before this goes on.`]);
    for (const flag of [false, "false"]) expect(ids(decide(rehire(), barred(flag)))).toContain("activate-account");
  });

  it("R4 lets no rehire of somebody who is barred drop a termination, or a change through, whatever people said", () => {
    const table = aTable({ rules: someRules({ barredAttribute: "noRehire" }) });
    const effectiveAt = anInstant("2027-01-15T00:00:00Z");
    const back = { ticket: rehire().ticket, kind: "rehire", effectiveAt, state: "open" } as const;
    const request = aLeaver({ ticket: leaver.ticket, noticedAt: leaver.effectiveAt });
    const scene = (noRehire: unknown, more: object = {}) => ({
      table,
      seen: {
        accounts: [anAccount({ profile: { ...anAccount().profile, noRehire: noRehire as boolean } })],
        otherTickets: [leaver, { ...back, ...more }],
      },
      now,
    });

    for (const approved of [true, false, undefined]) {
      for (const flag of [true, "true", "TRUE"]) {
        const decided = decide(request, scene(flag, { approved }));
        expect(ids(decided)).toEqual(expect.arrayContaining(["suspend-account", "deactivate-account"]));
        expect(findings(decided)).not.toContain("comes-back");
        expect(refused(aMover(), scene(flag, { approved }))[0]).toMatch(/^leaver-in-flight/);
      }
    }
    for (const flag of [false, "false", ""]) {
      expect(findings(decide(request, scene(flag, { approved: true })))).toEqual(["superseded"]);
    }
    // Carried out before they were barred: they were back, and this termination was answered.
    expect(findings(decide(request, scene(true, { state: "done" })))).toEqual(["superseded"]);
  });

  it("R4 stops a rehire that was begun, when the person is barred meanwhile", () => {
    const table = aTable({ rules: someRules({ barredAttribute: "noRehire" }) });
    const profile = { ...anAccount().profile, tenureTicket: rehire().ticket.id, noRehire: true };

    expect(refused(rehire(), { table, seen: { accounts: [anAccount({ profile })] }, now })[0]).toMatch(/^barred/);
  });

  it("R5 drops what is left of a termination when the person comes back before it has ended", () => {
    const seen = {
      accounts: [anAccount({ status: "SUSPENDED", memberships: [...ours(STAFF), byHand] })],
      otherTickets: [leaver],
    };
    const decided = decide(rehire(), { seen, now });
    expect(ids(decided)).toContain("unsuspend-account");
    expect(ids(decided).filter((id) => /^remove|^reset|activate/.test(id))).toEqual([]);
    expect(findings(decided)).toContain("stays");

    const back = {
      ticket: rehire().ticket,
      kind: "rehire",
      effectiveAt: anInstant("2027-02-28T23:00:00Z"),
      state: "open",
    } as const;
    const request = aLeaver({ ticket: leaver.ticket });
    const dropped = decide(request, { seen: { ...seen, otherTickets: [back] }, now: back.effectiveAt });
    expect([ids(dropped), findings(dropped)]).toEqual([[], ["superseded"]]);
    expect(ids(decide(request, { seen: { ...seen, otherTickets: [{ ...back, state: "cancelled" }] }, now }))).toContain(
      "deactivate-account",
    );

    const done = carryOutAll(worldOf({ seen }), decided);
    expect(ids(decide(rehire(), { seen: done, now }))).toEqual([]);
  });

  it("R5 shuts somebody out between their last day and the day they come back, and takes nothing apart", () => {
    const day = "2027-03-31T22:00:00.000Z";
    const back = {
      ticket: { id: "30001", key: "RE-9" },
      kind: "rehire",
      effectiveAt: anInstant(day),
      state: "open",
    } as const;
    const lastDay = { kind: "end-of-day", lastDay: given(aDay("2027-02-12"), "lastDay") } as const;
    const table = aTable({
      rules: someRules({ leaver: { deleteAfterDays: 30 }, securityMailbox: "sec@jupiter.example" }),
    });
    const seen = { accounts: [anAccount({ memberships: [...ours(STAFF), byHand] })], otherTickets: [back] };
    const scene = { table, seen, now };

    for (const request of [aLeaver(), aLeaver({ leave: lastDay })]) {
      const decided = decide(request, scene);
      expect(ids(decided)).toEqual([
        "suspend-account",
        "end-sessions",
        "notify:access-ended:mailbox:sec@jupiter.example",
      ]);
      expect([findings(decided), decided.replanAt]).toEqual([["comes-back"], day]);
      const shut = carryOutAll(worldOf(scene), decided);
      expect(ids(decide(request, { ...scene, seen: shut }))).toEqual([]);
      // On the day the rehire has its say; where it is withdrawn, or nobody lets it go on, the rest follows.
      expect(findings(decide(request, { ...scene, seen: shut, now: day }))).toEqual(["superseded"]);
      for (const lost of [{ state: "cancelled" }, { approved: false }] as const) {
        const otherTickets = [{ ...back, ...lost }];
        const rest = ids(decide(request, { ...scene, seen: { ...shut, otherTickets }, now: day }));
        expect(rest).toEqual(expect.arrayContaining([`remove-from-group:${STAFF[0]}`, "deactivate-account"]));
        expect(rest).toContain("delete-account");
      }
    }
    // Whom only the end of the account shuts out loses it all the same.
    const invited = { ...seen, accounts: [anAccount({ status: "PROVISIONED" })] };
    expect(ids(decide(aLeaver(), { ...scene, seen: invited }))).toContain("deactivate-account");
    // Hired again with an older ticket and gone before the first day: the newer word ends it.
    const noShow = { ...seen, otherTickets: [{ ...back, ticket: { id: "200", key: "RE-0" } }] };
    expect(ids(decide(aLeaver({ leave: lastDay }), { ...scene, seen: noShow }))).toContain("deactivate-account");
  });

  it("R5 lets nobody back in who came back once and left again, whatever the ticket that would", () => {
    const history = [
      { ...leaver, ticket: { id: "100", key: "OFF-A" }, effectiveAt: anInstant("2025-01-01T00:00:00Z"), state: "done" },
      { ...leaver, ticket: { id: "200", key: "RE-A" }, kind: "rehire", effectiveAt: anInstant("2026-01-01T00:00:00Z") },
      { ...leaver, ticket: { id: "300", key: "OFF-B" }, effectiveAt: anInstant("2027-01-15T00:00:00Z") },
    ] as const;
    const { ticket, zone, person } = aLeaver();
    const effective = given(aDay("2027-01-20"), "effective");
    const back = { kind: "return", ticket, zone, person, attributes: {}, effective } as const;
    const asleep = [anAccount({ status: "SUSPENDED" })];
    const seen = (...otherTickets: NonNullable<Observation["otherTickets"]>) => ({
      seen: { accounts: asleep, otherTickets },
      now,
    });

    const gone = "leaver-in-flight: OFF-B ends this person's employment; a change would bring access back.";
    expect(refused(back, seen(...history))).toEqual([gone]);
    expect(refused(back, seen(...history.toReversed()))).toEqual([gone]);
    const later = { ...history[1], ticket: { id: "400", key: "RE-B" }, effectiveAt: anInstant("2028-03-01T00:00:00Z") };
    expect(refused(back, seen(...history, later))).toEqual([gone]);
    expect(ids(decide(back, seen(history[0], history[1])))).toContain("unsuspend-account");
    // And who came back is not leaving any more: another rehire is a mistake.
    expect(refused(rehire(), seen(history[0], history[1]))[0]).toMatch(/^account-in-use/);
  });

  it("R6 keeps the account's id and login, so that applications wake what they kept and make nothing new", () => {
    const seen = { accounts: [former()] };
    const back = accountIn(carryOutAll(worldOf({ seen }), decide(rehire(), { seen, now })));

    expect([back.id, back.login]).toEqual(["00uanasilva000000001", login]);
    expect(sentences(decide(rehire(), { seen, now })).join()).toContain("make no new one");
  });

  it.each([
    ["ACTIVE", "account-in-use"],
    ["RECOVERY", "account-in-use"],
    ["PASSWORD_EXPIRED", "account-in-use"],
    ["LOCKED_OUT", "account-in-use"],
    ["SUSPENDED", "account-in-use"],
  ])("asks when the person is %s", (status, kind) => {
    expect(refused(rehire(), { seen: { accounts: [former({ status })] }, now })[0]).toMatch(new RegExp(`^${kind}`));
  });

  it("opens no account by its mark that is protected, in transition, or marked twice", () => {
    const { ticket } = rehire();
    const marked = (overrides = {}) =>
      former({ profile: { ...anAccount().profile, tenureTicket: ticket.id }, ...overrides });
    const table = aTable({ rules: someRules({ protected: ["ana.*"] }) });
    const withdrawn = (of: LiveRequest): Request => {
      return { kind: "cancellation", ticket: of.ticket, of, origin: rehire().start.origin };
    };
    const requests = [rehire(), withdrawn(rehire()), withdrawn(aJoiner({ ticket }))];
    for (const request of requests) {
      expect(refused(request, { table, seen: { accounts: [marked()] }, now })[0]).toMatch(/^protected-person/);
      const moving = [marked({ status: "STAGED", transitioningTo: "ACTIVE" })];
      expect(refused(request, { seen: { accounts: moving }, now })[0]).toMatch(/^account-in-transition/);
      const twice = [marked(), marked({ id: "00u2" })];
      for (const accounts of [twice, twice.toReversed()])
        expect(refused(request, { seen: { accounts }, now })[0]).toMatch(/^several-found/);
    }
  });

  it("adopts an account that sleeps already", () => {
    const decided = decide(rehire(), { seen: { accounts: [former({ status: "STAGED" })] }, now });

    expect(ids(decided)).toContain("activate-account");
    expect(ids(decided)).not.toContain("create-account");
  });
});
