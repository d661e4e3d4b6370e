import { describe, expect, it } from "vitest";
import type { OtherTicket } from "../observation/observation.ts";
import { plan } from "../plan/make-plan.ts";
import type { Action } from "../plan/plan.ts";
import type { CancellationRequest, LiveRequest } from "../request/request.ts";
import {
  aDay,
  aLeaver,
  aMover,
  anAccount,
  anInstant,
  anObservation,
  aTable,
  given,
  someRules,
} from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";
import { letsIn, otherLeaver, withoutLettingIn } from "./kept-out.ts";

const now = anInstant("2027-09-02T10:00:00Z");
const staff = { groupId: "00gstaff000000000001", name: "Staff", provenance: { kind: "ours" } } as const;
const of = aLeaver();
const withdrawn: CancellationRequest = {
  kind: "cancellation",
  ticket: of.ticket,
  of,
  origin: { source: "field", id: "status", label: "Status" },
};
const other = (
  kind: OtherTicket["kind"],
  state: OtherTicket["state"],
  id = "10009",
  at = "2027-09-01T12:00:00Z",
): OtherTicket => ({ ticket: { id, key: `OFF-${id}` }, kind, state, effectiveAt: anInstant(at) });

const table = aTable({ rules: someRules({ clearedOnLeave: ["department"] }) });

const undone = (...otherTickets: readonly OtherTicket[]) => undoneOf(of, ...otherTickets);
const undoneOf = (request: LiveRequest, ...otherTickets: readonly OtherTicket[]) => {
  const before = anObservation({ accounts: [anAccount({ memberships: [staff] })] });
  const gone = carryOutAll(before, plan(request, table, before, now)._unsafeUnwrap());
  const cancellation = { ...withdrawn, ticket: request.ticket, of: request };
  const decided = plan(cancellation, table, { ...gone, otherTickets }, now)._unsafeUnwrap();
  return { ids: decided.steps.map(({ id }) => id), findings: decided.findings };
};

describe("a withdrawn termination beside another one", () => {
  it.each(["open", "done"] as const)("lets nobody back in while the other is %s, and says which it is", (state) => {
    const { ids, findings } = undone(other("leaver", state));

    expect(ids.filter((id) => /^(activate|unsuspend|add-to|assign|update)/.test(id))).toEqual([]);
    expect(findings).toContainEqual({
      kind: "kept-out",
      sentence: "OFF-10009 ends this person's employment too, so nothing that lets them back in is undone.",
    });
  });

  it("gives back as ever where the other was withdrawn too, or the person has come back since", () => {
    const back = ["activate-account", "update-profile", `add-to-group:${staff.groupId}`];

    expect(undone().ids).toEqual(expect.arrayContaining(back));
    expect(undone(other("leaver", "cancelled")).ids).toEqual(expect.arrayContaining(back));
    const rehired = other("rehire", "done", "10010", "2027-09-01T18:00:00Z");
    expect(undone(other("leaver", "done"), rehired).ids).toEqual(expect.arrayContaining(back));
  });

  it("wakes nobody from a withdrawn leave while a termination counts, and does as long as its hour has not come", () => {
    const { ticket, zone, person } = of;
    const from = given(aDay("2027-08-01"), "from");
    const away = { kind: "leave-of-absence", ticket, zone, person, attributes: {}, from } as const;

    const kept = undoneOf(away, other("leaver", "open"));
    expect(kept.ids).toEqual([]);
    expect(kept.findings).toContainEqual({
      kind: "kept-out",
      sentence: "OFF-10009 ends this person's employment, so nothing that lets them back in is undone.",
    });
    expect(undoneOf(away, other("leaver", "open", "10009", "2027-09-30T22:00:00Z")).ids).toEqual(["unsuspend-account"]);
  });
});

describe("otherLeaver", () => {
  const at = "2027-09-02T10:00:00.000Z";
  const found = (request: LiveRequest, ...otherTickets: readonly OtherTicket[]) =>
    otherLeaver({ ...withdrawn, of: request }, { ...anObservation(), otherTickets }, now)?.ticket.id;

  it("counts beside anything from its hour on, to the instant, until somebody comes back at or after it", () => {
    expect(found(aMover(), other("leaver", "open", "10009", at))).toBe("10009");
    expect(found(aMover(), other("leaver", "open", "10009", "2027-09-02T10:00:00.001Z"))).toBeUndefined();
    expect(found(of, other("leaver", "open", "10009", "2027-09-02T10:00:00.001Z"))).toBe("10009");
    expect(found(of, other("leaver", "done", "10009", at), other("rehire", "done", "10010", at))).toBeUndefined();
    const before = "2027-09-02T09:59:59.999Z";
    expect(found(of, other("leaver", "done", "10009", at), other("rehire", "done", "10010", before))).toBe("10009");
    expect(found(of, other("mover", "open"))).toBeUndefined();
    expect(found(of, { ...other("leaver", "open"), ticket: of.ticket })).toBeUndefined();
    expect(found(of)).toBeUndefined();
  });
});

describe("withoutLettingIn", () => {
  const changes = (...all: readonly (string | undefined)[]): Action => ({
    kind: "update-profile",
    changes: all.map((to, index) => ({ attribute: `a${index}`, from: "x", to })),
  });

  it("leaves what lets nobody in, and of a profile what is cleared", () => {
    const group = { groupId: staff.groupId, name: "Staff" };
    for (const action of [
      { kind: "activate-account" },
      { kind: "unsuspend-account" },
      { kind: "add-to-group", ...group },
      { kind: "assign-application", appId: "0oa1", label: "CRM" },
      changes("y"),
    ] as const satisfies readonly Action[]) {
      expect([action.kind, letsIn(action), withoutLettingIn(action)]).toEqual([action.kind, true, []]);
    }
    for (const action of [
      { kind: "deactivate-account" },
      { kind: "remove-from-group", ...group },
      changes(undefined),
    ] as const satisfies readonly Action[]) {
      expect([action.kind, letsIn(action), withoutLettingIn(action)]).toEqual([action.kind, false, [action]]);
    }
    expect(withoutLettingIn(changes("y", undefined))).toEqual([
      { kind: "update-profile", changes: [{ attribute: "a1", from: "x", to: undefined }] },
    ]);
  });
});
