import { describe, expect, it } from "vitest";
import type { Observation, OtherTicket } from "../observation/observation.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReturnRequest } from "../request/request.ts";
import {
  decide,
  ENGINEERS,
  findings,
  ids,
  NEW_YORK,
  ours,
  refused,
  STAFF,
  worldOf,
  ZURICH,
} from "../scenarios/decide.ts";
import { aDay, aMover, anAccount, anInstant, aTable, given, someAttributes, someRules } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";

const { ticket, zone, person } = aMover();
const returns: ReturnRequest = {
  kind: "return",
  ticket,
  zone,
  person,
  attributes: {},
  effective: given(aDay("2027-02-01"), "effective"),
};
const asleep = () => ({
  accounts: [anAccount({ status: "SUSPENDED" })],
});
const secondment = aMover({
  effective: given(aDay("2027-02-01"), "effective"),
  until: given(aDay("2027-03-01"), "until"),
});
const over = "2027-03-02T00:00:00Z";

/** The way back of a secondment, with other tickets beside it. */
function wayBack(rules: Partial<TableRules> = {}, more: Partial<Observation> = {}) {
  const table = aTable({ rules: someRules(rules) });
  const seen = { accounts: [anAccount({ memberships: ours(STAFF, ENGINEERS, ZURICH) })] };
  const there = carryOutAll(worldOf({ table, seen }), decide(secondment, { table, seen, now: "2027-02-01T09:00:00Z" }));
  return decide(secondment, { table, seen: { ...there, ...more }, now: over });
}

const mail = ({ steps }: ReturnType<typeof decide>) => steps.find(({ action }) => action.kind === "notify");

describe("backToTable", () => {
  it("tells of a return once the account is awake, and does not wait for access with it", () => {
    const decided = decide(returns, { seen: asleep(), now: over });

    expect(ids(decided)).toContain(`add-to-group:${STAFF[0]}`);
    expect(mail(decided)?.after).toEqual(["unsuspend-account"]);
  });

  it("tells of the end of a change only after the access has changed", () => {
    const decided = wayBack();

    expect(mail(decided)?.after).toEqual(expect.arrayContaining([`add-to-group:${ENGINEERS[0]}`, "update-profile"]));
  });

  it("is refused where the table has nothing for who they are, or Okta has not what a row gives", () => {
    const nowhere = { ...returns, attributes: someAttributes({ department: "Kitchen", location: "Oslo" }) };

    expect(refused(nowhere, { seen: asleep(), now: over })).toHaveLength(1);
    expect(refused(returns, { seen: { ...asleep(), groups: [] }, now: over })[0]).toMatch(/^group-/);
  });

  it("gives only what a leave lets them keep, where a change for a time ends during it, and says so", () => {
    const leave: OtherTicket = {
      ticket: { id: "9000", key: "LV-1" },
      kind: "leave-of-absence",
      effectiveAt: anInstant("2027-02-15T00:00:00Z"),
      state: "open",
    };
    const rules: Partial<TableRules> = { leave: { access: "reduced", keepRows: ["everyone"] } };

    const during = wayBack(rules, { otherTickets: [leave] });

    expect(ids(during)).not.toContain(`add-to-group:${ENGINEERS[0]}`);
    expect(findings(during)).toContain("stays-reduced");
    expect(ids(wayBack(rules))).toContain(`add-to-group:${ENGINEERS[0]}`);
    expect(findings(wayBack(rules))).not.toContain("stays-reduced");
  });

  it("passes on what somebody must know of the access that is there", () => {
    const [groupId, name] = NEW_YORK;
    const byHand = { groupId, name, provenance: { kind: "by-hand" } } as const;
    const seen = { accounts: [anAccount({ status: "SUSPENDED", memberships: [byHand] })] };

    expect(findings(decide(returns, { seen, now: over }))).toContain("by-hand-in-managed-group");
  });
});
