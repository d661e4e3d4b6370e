import { describe, expect, it } from "vitest";
import type { OtherTicket } from "../observation/observation.ts";
import { plan } from "../plan/make-plan.ts";
import type { CancellationRequest } from "../request/request.ts";
import { aLeaver, anAccount, anInstant, anObservation, aTable } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";

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

const undone = (...otherTickets: readonly OtherTicket[]) => {
  const before = anObservation({ accounts: [anAccount({ memberships: [staff] })] });
  const gone = carryOutAll(before, plan(of, aTable(), before, now)._unsafeUnwrap());
  const decided = plan(withdrawn, aTable(), { ...gone, otherTickets }, now)._unsafeUnwrap();
  return { ids: decided.steps.map(({ id }) => id), findings: decided.findings };
};

describe("a withdrawn termination beside another one", () => {
  it.each(["open", "done"] as const)("lets nobody back in while the other is %s, and says which it is", (state) => {
    const { ids, findings } = undone(other("leaver", state));

    expect(ids.filter((id) => /^(activate|unsuspend|add-to|assign)/.test(id))).toEqual([]);
    expect(findings).toContainEqual({
      kind: "kept-out",
      sentence: "OFF-10009 ends this person's employment too, so nothing that lets them back in is undone.",
    });
  });

  it("gives back as ever where the other was withdrawn too, or the person has come back since", () => {
    const back = ["activate-account", `add-to-group:${staff.groupId}`];

    expect(undone().ids).toEqual(expect.arrayContaining(back));
    expect(undone(other("leaver", "cancelled")).ids).toEqual(expect.arrayContaining(back));
    const rehired = other("rehire", "done", "10010", "2027-09-01T18:00:00Z");
    expect(undone(other("leaver", "done"), rehired).ids).toEqual(expect.arrayContaining(back));
  });
});
