import { describe, expect, it } from "vitest";
import type { Observation, ObservedAssignment } from "../observation/observation.ts";
import { makeStep } from "../plan/make-step.ts";
import type { RowDraft } from "../reference-table/define-table.ts";
import type { AccessRequest } from "../request/request.ts";
import { decide, findings, ids, ours, refused, STAFF } from "../scenarios/decide.ts";
import { aDay, aMover, anAccount, anInstant, aTable, given, someAttributes } from "../testing/builders.ts";

const PAGER = ["00gpager", "Pager"] as const;
const row = (id: string, when: RowDraft["when"], grants: RowDraft["grants"], extra: Partial<RowDraft> = {}) => ({
  id,
  owner: "o@jupiter.example",
  reason: "r",
  ...(when === undefined ? {} : { when }),
  grants,
  ...extra,
});
const group = ([groupId, name]: readonly [string, string]) => ({ kind: "group", groupId, name }) as const;
const mail = { kind: "notification", event: "access-changed", audience: "mailbox:it@jupiter.example" } as const;
const onCall = (extra: Partial<RowDraft> = {}) =>
  row("on-call", { applications: "Pager" }, [group(PAGER)], { class: "requestable", ...extra });
const tableOf = (...rows: readonly RowDraft[]) =>
  aTable({ rows: [row("everyone", undefined, [group(STAFF)]), ...rows] });

const { ticket, zone, person } = aMover();
const now = "2027-02-01T09:00:00Z";
const asks = (overrides: Partial<AccessRequest> = {}): AccessRequest => ({
  kind: "access",
  ticket,
  zone,
  person,
  attributes: someAttributes({ applications: ["Pager"] }),
  reason: given("On call", "reason"),
  askedAt: anInstant("2027-01-25T10:00:00Z"),
  until: given(aDay("2027-02-10"), "until"),
  ...overrides,
});
const { until: _, ...openEnded } = asks();
const over = "2027-02-10T23:00:00Z";
const account = (...groups: readonly (readonly [string, string])[]) =>
  anAccount({ memberships: ours(STAFF, ...groups) });
const seen = { accounts: [account()] };
const having = (more: Partial<Observation> = {}) => ({ accounts: [account(PAGER)], ...more });
const gives = `add-to-group:${PAGER[0]}`;
const takes = `remove-from-group:${PAGER[0]}`;
const gave = makeStep({ kind: "add-to-group", groupId: PAGER[0], name: PAGER[1] }, { due: "at-once", causes: [] });
const other = { id: "8", key: "AC-8" };

describe("planAccess", () => {
  it("gives nothing to somebody who is not there or has left", () => {
    const table = tableOf(onCall());

    expect(refused(asks(), { table, now })[0]).toMatch(/^nobody-found/);
    const left = { accounts: [anAccount({ status: "DEPROVISIONED" })] };
    expect(refused(asks(), { table, seen: left, now })).toEqual([
      "person-has-left: ana.silva@jupiter.example has left; there is nobody to give access to.",
    ]);
  });

  it("refuses what no row gives access by, and does not take a mail for access", () => {
    const mailOnly = row("told", { applications: "Pager" }, [mail], { class: "requestable" });

    expect(refused(asks(), { table: tableOf(mailOnly), seen, now })).toEqual([
      'not-requestable: Nothing the ticket asks for is requestable by the table "jupiter" for this person.',
    ]);
    expect(ids(decide(asks(), { table: tableOf(onCall(), mailOnly), seen, now }))).toContain(gives);
    const both = row("both", { applications: "Pager" }, [group(PAGER), mail], { class: "requestable" });
    expect(ids(decide(asks(), { table: tableOf(both), seen, now }))).toContain(gives);
  });

  it("gives only what the ticket itself names, in whatever form it was asked", () => {
    const bystander = row("zurich", { location: "Zurich" }, [group(["00gdoor", "Doors"])], { class: "requestable" });
    const inZurich = row("pager", { location: "Zurich", applications: "Pager" }, [group(PAGER)], {
      class: "requestable",
    });
    const origin = { source: "form-answer", id: "1", label: "Applications" } as const;
    const answered = asks({ attributes: { applications: { value: ["Pager"], origin } } });

    for (const request of [asks(), answered]) {
      const given_ = ids(decide(request, { table: tableOf(bystander, inZurich), seen, now }));
      expect(given_).toContain(gives);
      expect(given_).not.toContain("add-to-group:00gdoor");
    }
  });

  it("says in the mail what for and until when", () => {
    const [step] = decide(asks(), { table: tableOf(onCall()), seen, now }).steps.slice(-1);

    expect(step?.action).toMatchObject({
      kind: "notify",
      facts: [
        { label: "Name", value: "Ana Silva" },
        { label: "Login", value: "ana.silva@jupiter.example" },
        { label: "until", value: "2027-02-10" },
        { label: "reason", value: "On call" },
      ],
    });
  });

  it("ends in the very instant in which its time is over, although the row would not allow that long any more", () => {
    const table = tableOf(onCall({ expiresAfterDays: 1 }));

    expect(ids(decide(asks(), { table, seen: having({ confirmedSteps: [gave] }), now: over }))).toContain(takes);
  });

  it("lasts as long as the ticket says by now, whatever end was recorded before it was edited", () => {
    const extraAccess = [{ id: PAGER[0], ticket, until: anInstant("2027-02-05T23:00:00Z") }];

    const decided = decide(asks(), { table: tableOf(onCall()), seen: having({ extraAccess }), now });

    expect(decided.replanAt).toBe("2027-02-10T23:00:00.000Z");
  });

  it("ends without a day of its own at the earlier of what was recorded and what the row allows by now", () => {
    const end = (expiresAfterDays: number, recorded: string) => {
      const extraAccess = [{ id: PAGER[0], ticket, until: anInstant(recorded) }];
      const scene = { table: tableOf(onCall({ expiresAfterDays })), seen: having({ extraAccess }), now };
      return decide(openEnded, scene).replanAt;
    };

    expect(end(30, "2027-02-20T23:00:00Z")).toBe("2027-02-20T23:00:00.000Z");
    expect(end(10, "2027-02-20T23:00:00Z")).toBe("2027-02-04T23:00:00.000Z");
  });

  it("takes at its end what it gave and lists the rest, and leaves alone what it took or what another ticket gave", () => {
    const table = tableOf(onCall());
    const ended = (more: Partial<Observation>) => decide(asks(), { table, seen: having(more), now: over });

    const own = ended({ confirmedSteps: [gave] });
    expect(ids(own)).toContain(takes);
    expect(own.kept.map(({ name }) => name)).toEqual(["Staff"]);

    const theirs = ended({ extraAccess: [{ id: PAGER[0], ticket: other, until: anInstant("2027-02-05T00:00:00Z") }] });
    expect(ids(theirs)).not.toContain(takes);
    const took = makeStep(
      { kind: "remove-from-group", groupId: PAGER[0], name: PAGER[1] },
      { due: "at-once", causes: [] },
    );
    expect(ids(ended({ confirmedSteps: [took] }))).not.toContain(takes);
  });

  it("takes the assignment it gave, not one that comes with a group or that somebody gave by hand", () => {
    const application = { kind: "assign-application", appId: "0oapager", label: "Pager" } as const;
    const assigned = makeStep(application, { due: "at-once", causes: [] });
    const table = tableOf(
      row("pager", { applications: "Pager" }, [{ ...application, kind: "application" }], { class: "requestable" }),
    );
    const ended = (assignment: Pick<ObservedAssignment, "scope" | "provenance">, confirmedSteps = [assigned]) => {
      const { appId, label } = application;
      const accounts = [anAccount({ assignments: [{ appId, label, ...assignment }] })];
      return decide(asks(), { table, seen: { accounts, confirmedSteps }, now: over }).steps;
    };

    const [taken] = ended({ scope: "user", provenance: "ours" });
    expect(taken?.id).toBe("unassign-application:0oapager");
    expect(taken?.causes).toEqual([{ kind: "request", what: "asks for access", origin: asks().reason.origin }]);
    const kept = [
      ended({ scope: "group" }),
      ended({ scope: "user", provenance: "by-hand" }),
      ended({ scope: "user", provenance: "ours" }, []),
    ];
    for (const steps of kept) expect(steps.map(({ id }) => id)).not.toContain("unassign-application:0oapager");
  });

  it("wants a second approval for privileged rows alone", () => {
    const privileged = onCall({ class: "privileged", expiresAfterDays: 30 });

    expect(findings(decide(asks(), { table: tableOf(privileged), seen, now }))).toContain("needs-second-approval");
    expect(findings(decide(asks(), { table: tableOf(onCall()), seen, now }))).not.toContain("needs-second-approval");
  });
});
