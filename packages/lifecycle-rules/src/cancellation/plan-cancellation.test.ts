import { describe, expect, it } from "vitest";
import type { AccountStatus, ExtraAccess, Observation, OtherTicket } from "../observation/observation.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Action } from "../plan/plan.ts";
import type { CancellationRequest, LiveRequest } from "../request/request.ts";
import { decide, ENGINEERS, findings, ids, ours, refused, STAFF, sentences } from "../scenarios/decide.ts";
import { aJoiner, aLeaver, aMover, anAccount, anInstant, anObservation, aTable, given } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";

const now = "2027-09-02T10:00:00Z";
const withdrawn = (of: LiveRequest): CancellationRequest => ({
  kind: "cancellation",
  ticket: of.ticket,
  of,
  origin: { source: "field", id: "status", label: "Status" },
});
const done = (...actions: readonly Action[]) =>
  actions.map((action) => makeStep(action, { due: "at-once", causes: [] }));
const { ticket, zone, person } = aMover();
const access: LiveRequest = {
  kind: "access",
  ticket,
  zone,
  person,
  attributes: {},
  reason: given("On call", "reason"),
  askedAt: anInstant("2027-08-01T10:00:00Z"),
};
const gitlab = { appId: "0oagitlab00000000001", label: "GitLab" } as const;
const crm = { appId: "0oacrm", label: "CRM" } as const;
const leaver: OtherTicket = {
  ticket: { id: "10009", key: "OFF-9" },
  kind: "leaver",
  state: "open",
  effectiveAt: anInstant("2027-09-01T12:00:00Z"),
};
const pager = { groupId: "00gpager", name: "Pager" } as const;

describe("planCancellation", () => {
  it("stops where the ticket has done something to somebody who is not found any more", () => {
    const confirmedSteps = done({ kind: "suspend-account" });

    expect(findings(decide(withdrawn(aLeaver()), { now }))).toEqual(["nothing-done"]);
    expect(refused(withdrawn(aLeaver()), { seen: { confirmedSteps }, now })[0]).toMatch(/^nobody-found/);
  });

  describe("of a hire", () => {
    const start = "2027-02-28T23:00:00.000Z";
    const marked = (status: AccountStatus) => {
      const profile = { ...anAccount().profile, tenureTicket: aJoiner().ticket.id };
      return { accounts: [anAccount({ status, profile })] };
    };
    const withdrawal = withdrawn(aJoiner());

    it("is refused from the instant of the start, for somebody who works", () => {
      expect(refused(withdrawal, { seen: marked("ACTIVE"), now: start })).toEqual([
        "already-started: ana.silva@jupiter.example has started; to end their access, file a termination.",
      ]);
      expect(ids(decide(withdrawal, { seen: marked("ACTIVE"), now: "2027-02-28T22:59:59.999Z" }))).toContain(
        "deactivate-account",
      );
    });

    it.each<AccountStatus>(["STAGED", "PROVISIONED", "DEPROVISIONED"])(
      "is carried out after the start where they never came in (%s)",
      (status) => {
        const steps = ids(decide(withdrawal, { seen: marked(status), now: "2027-03-05T09:00:00Z" }));

        expect(steps.includes("deactivate-account")).toBe(status !== "DEPROVISIONED");
      },
    );
  });

  it("lets what is given back wait for what wakes the account, and for nothing else", () => {
    const table = aTable();
    const before = anObservation({ accounts: [anAccount({ memberships: ours(STAFF, ENGINEERS) })] });
    const gone = carryOutAll(before, decide(aLeaver(), { table, seen: before, now }));

    const { steps } = decide(withdrawn(aLeaver()), { table, seen: gone, now });

    const waits = new Map(steps.map(({ id, after }) => [id, after]));
    expect(waits.get("activate-account")).toEqual([]);
    for (const [id] of [STAFF, ENGINEERS]) expect(waits.get(`add-to-group:${id}`)).toEqual(["activate-account"]);
    expect(steps.filter(({ after, id }) => after.includes(id))).toEqual([]);
  });

  it("still takes beside a termination what it does not give, and says that the rest is held back", () => {
    const [groupId, name] = STAFF;
    const seen: Partial<Observation> = {
      accounts: [anAccount({ memberships: ours([pager.groupId, pager.name]) })],
      confirmedSteps: done({ kind: "remove-from-group", groupId, name }, { kind: "add-to-group", ...pager }),
      otherTickets: [leaver],
    };

    const decided = decide(withdrawn(aMover()), { seen, now });

    expect(ids(decided)).toEqual(["remove-from-group:00gpager"]);
    expect(findings(decided)).toContain("kept-out");
  });

  it("takes access back beside a termination without a word of keeping anybody out: nothing would let them in", () => {
    const seen: Partial<Observation> = {
      accounts: [anAccount({ memberships: ours([pager.groupId, pager.name]) })],
      confirmedSteps: done({ kind: "add-to-group", ...pager }),
      otherTickets: [leaver],
    };

    const decided = decide(withdrawn(access), { seen, now });

    expect(ids(decided)).toEqual(["remove-from-group:00gpager"]);
    expect(findings(decided)).not.toContain("kept-out");
  });

  it("gives an application back where today's table grants it, or never had it, and says where it does not", () => {
    const back = (of: LiveRequest, app: { readonly appId: string; readonly label: string }, department: string) => {
      const profile = { ...anAccount().profile, department };
      const confirmedSteps = done({ kind: "unassign-application", ...app });
      return decide(withdrawn(of), { seen: { accounts: [anAccount({ profile })], confirmedSteps }, now });
    };

    expect(ids(back(aMover(), gitlab, "Engineering"))).toEqual([`assign-application:${gitlab.appId}`]);
    expect(ids(back(aMover(), crm, "Sales"))).toEqual([`assign-application:${crm.appId}`]);
    expect(sentences(back(aMover(), gitlab, "Sales"))).toEqual([
      '"GitLab" is not given back: no row grants it any more.',
    ]);
    // Extra access that has ended is not given anew because its ticket is withdrawn.
    expect(ids(back(access, crm, "Sales"))).toEqual([]);
  });

  it("leaves an application that another ticket gives by now, and takes it where none does", () => {
    const account = anAccount({ assignments: [{ ...crm, scope: "user", provenance: "ours" }] });
    const left = (...extraAccess: readonly ExtraAccess[]) => {
      const confirmedSteps = done({ kind: "assign-application", ...crm });
      return decide(withdrawn(access), { seen: { accounts: [account], confirmedSteps, extraAccess }, now });
    };

    expect(ids(left())).toEqual([`unassign-application:${crm.appId}`]);
    const other = left({ id: crm.appId, ticket: { id: "8", key: "AC-8" } });
    expect(ids(other)).toEqual([]);
    expect(sentences(other)).toEqual(['"CRM" is not taken back: a row or another ticket gives it by now.']);
  });

  it("leaves what a row gives to who the person has become since by another hand", () => {
    const row = (id: string, department: string) => ({
      id,
      owner: "o@jupiter.example",
      reason: "r",
      when: { department },
      grants: [{ kind: "group", ...pager } as const],
    });
    const table = aTable({ rows: [row("sales", "Sales"), row("marketing", "Marketing")] });
    const changes = [{ attribute: "department", from: "Engineering", to: "Sales" }];
    const confirmedSteps = done({ kind: "update-profile", changes }, { kind: "add-to-group", ...pager });
    const taken = (department: string) => {
      const profile = { ...anAccount().profile, department };
      const account = anAccount({ memberships: ours([pager.groupId, pager.name]), profile });
      return ids(decide(withdrawn(aMover()), { table, seen: { accounts: [account], confirmedSteps }, now }));
    };

    expect(taken("Sales")).toContain("remove-from-group:00gpager");
    expect(taken("Marketing")).not.toContain("remove-from-group:00gpager");
  });

  it("leaves nothing of a hire that is withdrawn, whatever another ticket would still give", () => {
    const profile = { ...anAccount().profile, tenureTicket: aJoiner().ticket.id };
    const account = anAccount({ status: "STAGED", memberships: ours([pager.groupId, pager.name]), profile });
    const extraAccess = [{ id: pager.groupId, ticket: { id: "8", key: "AC-8" } }];
    const confirmedSteps = done({ kind: "add-to-group", ...pager });

    const decided = decide(withdrawn(aJoiner()), { seen: { accounts: [account], confirmedSteps, extraAccess } });

    expect(ids(decided)).toContain("remove-from-group:00gpager");
  });

  it("tells the person where they were told: before the first day at home, after it at work", () => {
    const profile = { ...anAccount().profile, tenureTicket: aJoiner().ticket.id };
    const told = (of: LiveRequest, event: string) =>
      decide(withdrawn(of), {
        seen: {
          accounts: [anAccount({ status: of.kind === "joiner" ? "STAGED" : "ACTIVE", profile })],
          confirmedSteps: done({ kind: "add-to-group", ...pager }),
          sentNotifications: [`notify:${event}:person`],
        },
      }).steps.flatMap(({ action }) => (action.kind === "notify" ? [action.to] : []));

    expect(told(aJoiner(), "account-prepared")).toEqual(["ana@home.example"]);
    expect(told({ ...aJoiner(), kind: "rehire", person: aMover().person }, "account-prepared")).toEqual([
      "ana@home.example",
    ]);
    expect(told(aMover(), "access-changed")).toEqual(["ana.silva@jupiter.example"]);
  });

  it("tells everybody who was told, each once, at their own address and in an order of its own", () => {
    const manager = { id: "00ukim", login: "kim@jupiter.example", email: "kim.ode@jupiter.example", active: true };
    const told = ["person", "manager", "mailbox:it@jupiter.example"].map(
      (audience) => `notify:access-changed:${audience}`,
    );
    const mails = (sentNotifications: readonly string[], active = true) =>
      decide(withdrawn(aMover()), {
        seen: { accounts: [anAccount()], manager: { ...manager, active }, sentNotifications },
        now,
      }).steps.flatMap(({ action }) => (action.kind === "notify" ? [[action.audience, action.to]] : []));
    const each = [
      ["mailbox:it@jupiter.example", "it@jupiter.example"],
      ["manager", "kim.ode@jupiter.example"],
      ["person", "ana.silva@jupiter.example"],
    ];

    expect(mails(told)).toEqual(each);
    expect(mails([...told.toReversed(), "notify:access-ended:person"])).toEqual(each);
    // A manager who has left since is told nothing.
    expect(mails(told, false)).toEqual(each.filter(([audience]) => audience !== "manager"));
  });
});
