import { describe, expect, it } from "vitest";
import { shortText } from "../form/field.ts";
import type { Form } from "../form/form.ts";
import { readRequest } from "../form/read-request.ts";
import { defineTable } from "../reference-table/define-table.ts";
import {
  aDay,
  aJoiner,
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
import { decide, dues, ENGINEERS, findings, ids, NEW_YORK, ours, refused, SALES, STAFF, sentences } from "./decide.ts";

const made = (status: string, overrides = {}) =>
  anAccount({
    status,
    mayHoldSessions: false,
    profile: { ...anAccount().profile, tenureTicket: "10001", secondEmail: "ana@home.example" },
    ...overrides,
  });

describe("a joiner", () => {
  it("J1 numbers the login of the second Ana Silva, whatever became of the first, and shows it in the plan", () => {
    const ghost = anAccount({ status: "DEPROVISIONED", profile: { employeeNumber: "17" } });
    const takenLogins = ["ana.silva@jupiter.example", "ana.silva2@jupiter.example"];

    expect(decide(aJoiner(), { seen: { accounts: [ghost] } }).subject.login).toBe("ana.silva2@jupiter.example");
    expect(decide(aJoiner(), { seen: { takenLogins } }).subject.login).toBe("ana.silva3@jupiter.example");
    const create = decide(aJoiner(), { seen: { takenLogins } }).steps[0];
    expect(create?.guards).toEqual([{ kind: "login-free", login: "ana.silva3@jupiter.example" }]);
  });

  it("J1 makes the mail address of the login, where the policy has them differ", () => {
    const login = { ...someRules().login, email: "{local}@mail.jupiter.example" };
    const [create] = decide(aJoiner(), { table: aTable({ rules: someRules({ login }) }) }).steps;

    expect(create?.action.kind === "create-account" && create.action.profile["email"]).toBe(
      "ana.silva@mail.jupiter.example",
    );
    expect(create?.action.kind === "create-account" && create.action.login).toBe("ana.silva@jupiter.example");
  });

  it("J1 does not recycle a login too soon", () => {
    const formerLogins = [{ login: "ana.silva@jupiter.example", since: anInstant("2026-12-01T00:00:00Z") }];
    const recycling = (days?: number) =>
      aTable({ rules: someRules({ login: { ...someRules().login, ...(days && { recycleAfterDays: days }) } }) });
    const login = (days?: number) =>
      decide(aJoiner(), { table: recycling(days), seen: { formerLogins } }).subject.login;

    expect(login()).toBe("ana.silva2@jupiter.example");
    expect(login(90)).toBe("ana.silva2@jupiter.example");
    expect(login(30)).toBe("ana.silva@jupiter.example");
  });

  it("J2 takes over the account of a run whose answer was lost, and never makes a second", () => {
    const first = decide(aJoiner());
    const created = carryOutAll(anObservation(), first, ["create-account"]);

    const again = decide(aJoiner(), { seen: created });

    expect(ids(again)).not.toContain("create-account");
    expect(again.subject.login).toBe("ana.silva@jupiter.example");
  });

  it("J3 puts an account to sleep that woke up before a start that was moved, and wakes it on the new day", () => {
    const later = aJoiner({ start: given(aDay("2027-04-01"), "start") });
    const awake = decide(later, { seen: { accounts: [made("ACTIVE")] }, now: "2027-03-02T09:00:00Z" });

    expect(ids(awake)).toContain("suspend-account");
    expect(findings(awake)).toContain("awake-before-start");
    expect(awake.replanAt).toBe("2027-03-31T22:00:00.000Z");

    const asleep = made("SUSPENDED");
    const confirmedSteps = awake.steps.filter(({ id }) => id === "suspend-account");
    const day = decide(later, { seen: { accounts: [asleep], confirmedSteps }, now: "2027-04-01T06:00:00Z" });
    expect(ids(day)).toContain("unsuspend-account");
  });

  it("J4 acts at once when the start is moved to the past, and says how late it is", () => {
    const decided = decide(aJoiner({ start: given(aDay("2027-01-28"), "start") }));

    expect(dues(decided)["activate-account"]).toBe("2027-01-27T23:00:00.000Z");
    expect(sentences(decided)).toContain(
      "The first step was due on 2027-01-28, 4 days ago; it is done as soon as the plan runs.",
    );
  });

  it.each(["us", "HR"])(
    "J5 clears what group rules read before a withdrawn hire sleeps for good, where %s made the account",
    (who) => {
      const table = aTable({ rules: someRules({ clearedOnLeave: ["department", "officeLocation"] }) });
      const profile = { ...anAccount().profile, department: "Engineering" };
      const accounts = who === "us" ? [] : [anAccount({ status: "STAGED", profile })];
      const before = anObservation({ accounts }, table);
      const begun = carryOutAll(before, decide(aJoiner(), { table, seen: before }));
      const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
      const request = { kind: "cancellation", ticket: aJoiner().ticket, of: aJoiner(), origin } as const;

      const withdrawn = decide(request, { table, seen: begun });
      expect(ids(withdrawn).indexOf("update-profile")).toBeLessThan(ids(withdrawn).indexOf("deactivate-account"));
      // Cut in between: the mark is still there, so that the rest is found and done.
      const cut = carryOutAll(begun, withdrawn, ["update-profile"]);
      expect(ids(decide(request, { table, seen: cut }))).toContain("deactivate-account");
      const gone = carryOutAll(begun, withdrawn);
      const [account] = gone.accounts;
      expect(account?.status).toBe("DEPROVISIONED");
      expect([account?.profile["department"], account?.profile["officeLocation"]]).toEqual([undefined, undefined]);
      expect(ids(decide(request, { table, seen: gone }))).toEqual([]);
    },
  );

  it("J5 ends what a withdrawn hire had begun, and tells those who were told of it", () => {
    const first = decide(aJoiner());
    const begun = carryOutAll(
      anObservation(),
      first,
      ids(first).filter((id) => !id.startsWith("activate") && !id.includes("active")),
    );
    const origin = { source: "field", id: "withdrawn", label: "Withdrawn" } as const;
    const { ticket } = aJoiner();

    const withdrawn = decide({ kind: "cancellation", ticket, of: aJoiner(), origin }, { seen: begun });

    expect(ids(withdrawn)).toContain("deactivate-account");
    expect(ids(withdrawn).filter((id) => id.startsWith("notify"))).toEqual([
      "notify:request-cancelled:mailbox:it@jupiter.example",
    ]);
    expect(ids(withdrawn)).not.toContain("activate-account");
  });

  it("J6 says that an invitation ran out, and never mails a password", () => {
    const asleep = { accounts: [made("PROVISIONED")] };

    expect(findings(decide(aJoiner(), { seen: asleep, now: "2027-03-02T09:00:00Z" }))).not.toContain("never-signed-in");
    const late = decide(aJoiner(), { seen: asleep, now: "2027-03-04T09:00:00Z" });
    expect(findings(late)).toContain("never-signed-in");
    expect(JSON.stringify(late)).not.toMatch(/password/i);
  });

  it("J6 counts the days to set an account up from when it was activated, and is silent where it cannot know", () => {
    const now = "2027-03-09T09:00:00Z";
    const [activation] = decide(aJoiner(), { seen: { accounts: [made("STAGED")] } }).steps.filter(
      ({ id }) => id === "activate-account",
    );
    if (activation === undefined) throw new Error("nothing wakes the account up");
    const said = (activatedAt?: string) =>
      sentences(
        decide(aJoiner(), {
          seen: {
            accounts: [made("PROVISIONED")],
            confirmedSteps: [activation],
            ...(activatedAt === undefined ? {} : { activatedAt: anInstant(activatedAt) }),
          },
          now,
        }),
      ).filter((sentence) => sentence.includes("set up"));

    expect(said()).toEqual([]);
    expect(said("2027-03-09T08:59:00Z")).toEqual([]);
    expect(said("2027-03-07T10:00:00Z")).toEqual([]);
    expect(said("2027-03-05T10:00:00Z")).toEqual([
      "ana.silva@jupiter.example has not set up their account since 2027-03-05; send the activation again, with the manager in copy.",
    ]);
  });

  it("J7 refuses an address nobody can read before the account works, and says when there is none at all", () => {
    const form: Form = {
      name: "f",
      kind: "joiner",
      when: {},
      fields: {
        givenName: shortText({ id: "1", label: "Name" }),
        start: { ...shortText({ id: "2", label: "Start" }), kind: "date" },
        personalEmail: { ...shortText({ id: "3", label: "Mail" }), kind: "email" },
      },
    };
    const ticket = {
      id: "1",
      key: "A-1",
      projectKey: "A",
      issueTypeId: "1",
      createdAt: anInstant("2027-01-01T00:00:00Z"),
      updatedAt: anInstant("2027-01-01T00:00:00Z"),
      statusCategory: "new",
      fields: { 1: "Ana", 2: "2027-03-01", 3: "ana@Jupiter.example" },
    };
    const { personalEmail: _, ...without } = aJoiner();

    expect(
      readRequest(form, aTable(), ticket)
        ._unsafeUnwrapErr()
        .map(({ field }) => field),
    ).toEqual(["3"]);
    const decided = decide(without);
    expect(findings(decided)).toContain("no-personal-address");
    expect(ids(decided)).not.toContain("notify:account-active:person");
  });

  it("J8 makes the account without a manager Okta does not know, and says so", () => {
    const manager = given("kim@jupiter.example", "manager");
    const gone = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: false };

    for (const seen of [{}, { manager: gone }]) {
      const decided = decide(aJoiner({ manager }), { seen });
      expect(findings(decided)).toContain("manager-unknown");
      expect(JSON.stringify(decided.steps)).not.toContain("managerId");
      expect(ids(decided)).not.toContain("notify:account-active:manager");
    }
  });

  it("J9 fills a manager in who joined on the same day, as soon as Okta knows them", () => {
    const request = aJoiner({ manager: given("kim@jupiter.example", "manager") });
    const manager = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: true };

    for (const status of ["STAGED", "ACTIVE"]) {
      const [step] = decide(request, {
        seen: { accounts: [made(status)], manager },
        now: "2027-03-02T09:00:00Z",
      }).steps;
      expect(step?.action).toEqual({
        kind: "update-profile",
        changes: [
          { attribute: "manager", from: undefined, to: "kim@jupiter.example" },
          { attribute: "managerId", from: undefined, to: "00ukim" },
        ],
      });
    }
  });

  it.each([
    ["one name", "Sukarno", undefined, "sukarno@jupiter.example"],
    ["an apostrophe", "Seán", "O’Brien", "sean.obrien@jupiter.example"],
    ["two surnames", "María José", "García Márquez", "maria-jose.garcia-marquez@jupiter.example"],
    ["an emoji", "Zoë 🦊", "Fox", "zoe.fox@jupiter.example"],
  ])("J10 hires somebody with %s, as they are called", (_, givenName, familyName, login) => {
    const { familyName: __, ...person } = aJoiner({ givenName: given(givenName, "g") });
    const decided = decide(familyName === undefined ? person : { ...person, familyName: given(familyName, "f") });
    const [create] = decided.steps;

    expect(decided.subject).toEqual({ login, name: [givenName, familyName].filter(Boolean).join(" ") });
    expect(create?.action.kind === "create-account" && create.action.profile["lastName"]).toBe(familyName);
  });

  it("J10 does not guess a login for a script it cannot write, and takes the one on the form", () => {
    const ali = aJoiner({ givenName: given("أمين", "g"), familyName: given("العلي", "f") });

    expect(refused(ali)).toEqual(['no-login-free: "أمين" cannot be written as a login; give one on the form.']);
    expect(decide({ ...ali, login: given("Amin.Alali@jupiter.example", "login") }).subject.login).toBe(
      "amin.alali@jupiter.example",
    );
  });

  it("J11 refuses somebody no row is for, with the nearest rows and the cell in the way", () => {
    const rows = [
      {
        id: "sales",
        owner: "cro@jupiter.example",
        reason: "r",
        when: { department: "Sales", location: "Zurich" },
        grants: [{ kind: "group", groupId: SALES[0], name: SALES[1] } as const],
      },
    ];

    expect(refused(aJoiner(), { table: aTable({ rows }) })).toEqual([
      'no-row-matches: No row of the table "jupiter" is for this person. Nearest: sales (department is Engineering, not Sales).',
    ]);
  });

  it("J11 does not take what everybody gets for a place in the company, and names three rows at most", () => {
    const row = (id: string, when: Readonly<Record<string, string>>) => ({
      id,
      owner: "o@x.example",
      reason: "r",
      when,
      grants: [{ kind: "group", groupId: STAFF[0], name: STAFF[1] } as const],
    });
    const others = ["a", "b", "c", "d"].map((id) => row(id, { department: id }));
    const sentence = (rows: readonly ReturnType<typeof row>[]) => refused(aJoiner(), { table: aTable({ rows }) })[0];

    expect(sentence([row("everyone", {}), ...others])).toMatch(/Nearest: a \(.*\), b \(.*\), c \([^)]*\)\.$/);
    expect(sentence([row("everyone", {})])).toBe('no-row-matches: No row of the table "jupiter" is for this person.');
  });

  it("J12 unites what several rows grant, each group once with all its rows; what contradicts is no table", () => {
    const row = (id: string, when: Readonly<Record<string, string>>, name = "Engineers") => ({
      id,
      owner: "o@jupiter.example",
      reason: "r",
      when,
      grants: [{ kind: "group", groupId: ENGINEERS[0], name } as const],
    });
    const table = aTable({ rows: [row("a", { department: "Engineering" }), row("b", { location: "Zurich" })] });

    const adds = decide(aJoiner(), { table }).steps.filter(({ action }) => action.kind === "add-to-group");
    expect(adds.map(({ causes }) => causes.map((cause) => cause.kind === "row" && cause.rowId))).toEqual([["a", "b"]]);
    const { name, org, rules } = table;
    expect(defineTable({ name, org, rules, rows: [row("a", {}), row("b", {}, "Coders")] }).isErr()).toBe(true);
  });

  it("J13 refuses the whole plan when a group is gone, renamed or fills itself", () => {
    const groups = [
      { id: ENGINEERS[0], name: "Coders", type: "OKTA_GROUP" },
      { id: STAFF[0], name: "Staff", type: "APP_GROUP" },
    ];

    expect(refused(aJoiner(), { seen: { groups, applications: [] } }).map((one) => one.split(":")[0])).toEqual([
      "group-renamed",
      "group-not-assignable",
      "group-missing",
      "application-missing",
    ]);
  });

  it("J14 never grants a privileged row by attributes, and says how to ask for it", () => {
    const admins = {
      id: "admins",
      owner: "cto@jupiter.example",
      reason: "r",
      class: "privileged" as const,
      expiresAfterDays: 7,
      when: { department: "Engineering" },
      grants: [{ kind: "group", groupId: "00gadmins", name: "Admins" } as const],
    };
    const everyone = { id: "all", owner: "o@jupiter.example", reason: "r", when: { location: "Zurich" }, grants: [] };

    const decided = decide(aJoiner(), { table: aTable({ rows: [admins, everyone] }) });

    expect(ids(decided)).not.toContain("add-to-group:00gadmins");
    expect(sentences(decided)).toContain(
      "Row admins is privileged and is not granted by attributes; ask for it with an access ticket.",
    );
  });

  it("J15 says before the first write that an application has no licence left, and lets everything else go on", () => {
    const applications = [{ id: "0oagitlab00000000001", label: "GitLab", seatsLeft: 0 }];
    const decided = decide(aJoiner(), { seen: { applications } });

    expect(findings(decided)).toContain("no-seat-left");
    expect(decided.steps.filter(({ after }) => after.includes("assign-application:0oagitlab00000000001"))).toEqual([]);
    expect(
      findings(decide(aJoiner(), { seen: { applications: [{ ...applications[0]!, seatsLeft: 1 }] } })),
    ).not.toContain("no-seat-left");
  });

  it("J16 stops the second ticket for one hire, by the first ticket or by the account it made", () => {
    const twin = {
      ticket: { id: "9999", key: "ON-0" },
      kind: "joiner",
      effectiveAt: anInstant("2027-03-01T00:00:00Z"),
      state: "open",
    } as const;
    const theirs = made("STAGED", { profile: { ...anAccount().profile, tenureTicket: "9999" } });

    expect(refused(aJoiner(), { seen: { otherTickets: [twin] } })).toEqual([
      "duplicate-ticket: ON-0 already hires this person; close this one as its duplicate.",
    ]);
    expect(refused(aJoiner(), { seen: { accounts: [theirs] } })[0]).toMatch(/^account-in-use/);
    expect(
      refused(aJoiner({ ticket: { id: "9998", key: "ON-X" } }), {
        seen: { otherTickets: [{ ...twin, ticket: { id: "997", key: "ON-Y" } }] },
      }),
    ).toHaveLength(1);
    expect(ids(decide(aJoiner({ ticket: { id: "999", key: "ON-X" } }), { seen: { otherTickets: [twin] } }))).toContain(
      "create-account",
    );
  });

  it("J17 opens hardware as a task of its own that nothing waits for", () => {
    const decided = decide(aJoiner());

    expect(ids(decided)).toContain("open-task:laptop");
    expect(decided.steps.filter(({ after }) => after.includes("open-task:laptop"))).toEqual([]);
    expect(ids(decide(aJoiner(), { seen: { openedTasks: ["open-task:laptop"] } }))).not.toContain("open-task:laptop");
  });

  it("J18 gives somebody with two engagements the union, and takes only the share of the one they leave", () => {
    const both = aJoiner({
      attributes: someAttributes({
        department: ["Engineering", "Sales"],
        location: "Zurich",
        employmentType: "Employee",
      }),
    });
    const hired = decide(both);
    expect(ids(hired)).toEqual(expect.arrayContaining([`add-to-group:${ENGINEERS[0]}`, `add-to-group:${SALES[0]}`]));

    const account = anAccount({
      memberships: ours(STAFF, ENGINEERS, SALES),
      profile: { ...anAccount().profile, department: ["Engineering", "Sales"] },
    });
    const one = aMover({ attributes: someAttributes({ department: ["Sales"] }) });
    expect(ids(decide(one, { seen: { accounts: [account] } })).filter((id) => id.startsWith("remove"))).toEqual([
      `remove-from-group:${ENGINEERS[0]}`,
    ]);
  });

  it("J19 numbers a contractor whom HR has no number for, the same on every run", () => {
    const ownNumbers = { attribute: "employmentType", value: "Contractor", prefix: "X" };
    const { employeeNumber: _, ...person } = aJoiner({
      attributes: someAttributes({ department: "Engineering", employmentType: "Contractor", location: "Zurich" }),
    });
    const number = () => {
      const [create] = decide(person, { table: aTable({ rules: someRules({ ownNumbers }) }) }).steps;
      return create?.action.kind === "create-account" && create.action.profile["employeeNumber"];
    };

    expect(number()).toBe("X10001");
    expect(number()).toBe("X10001");
  });

  it("J20 keeps the account's readiness apart from the applications': each is a step with its own proof", () => {
    const decided = decide(aJoiner());
    const [activate] = decided.steps.filter(({ id }) => id === "activate-account");

    expect(activate?.after).toEqual(["create-account", "update-profile"]);
    expect(decided.steps.filter(({ expect: proof }) => proof.kind === "assigned").map(({ id }) => id)).toEqual([
      "assign-application:0oagitlab00000000001",
    ]);
  });

  it.each([
    ["STAGED", "adopt", true],
    ["PROVISIONED", "adopt", true],
    ["ACTIVE", "ask", false],
    ["RECOVERY", "ask", false],
    ["PASSWORD_EXPIRED", "ask", false],
    ["LOCKED_OUT", "ask", false],
    ["SUSPENDED", "ask", false],
    ["DEPROVISIONED", "rehire instead", false],
  ])("meets an account of the same employee number that is %s: %s", (status, _, goesOn) => {
    const account = anAccount({ status, memberships: ours(NEW_YORK) });

    if (goesOn) expect(ids(decide(aJoiner(), { seen: { accounts: [account] } }))).not.toContain("create-account");
    else expect(refused(aJoiner(), { seen: { accounts: [account] } })[0]).toMatch(/^account-in-use/);
  });

  it("waits while Okta is still moving the account", () => {
    const account = made("STAGED", { transitioningTo: "ACTIVE" });

    expect(refused(aJoiner(), { seen: { accounts: [account] } })[0]).toMatch(/^account-in-transition/);
  });

  it("says that nobody works on the first day", () => {
    const workingDays = { attribute: "location", byValue: { Zurich: { holidays: ["2027-03-01"] } } };
    const table = aTable({ rules: someRules({ workingDays }) });

    expect(findings(decide(aJoiner(), { table }))).toContain("starts-on-day-off");
    expect(findings(decide(aJoiner({ start: given(aDay("2027-03-02"), "s") }), { table }))).not.toContain(
      "starts-on-day-off",
    );
    expect(findings(decide(aJoiner({ start: given(aDay("2027-03-06"), "s") }), { table }))).toContain(
      "starts-on-day-off",
    );
  });
});
