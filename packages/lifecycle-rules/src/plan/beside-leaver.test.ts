import { describe, expect, it } from "vitest";
import type { Observation, OtherTicket } from "../observation/observation.ts";
import { decide, ENGINEERS, findings, ids, ours, SALES, STAFF, worldOf } from "../scenarios/decide.ts";
import { aDay, aMover, anAccount, anInstant, given } from "../testing/builders.ts";
import { carryOutAll } from "../testing/carry-out-all.ts";

const leaver = (effectiveAt: string): OtherTicket => ({
  ticket: { id: "88888", key: "OFF-9" },
  kind: "leaver",
  effectiveAt: anInstant(effectiveAt),
  state: "open",
});
const request = aMover({
  effective: given(aDay("2027-02-01"), "effective"),
  until: given(aDay("2027-03-01"), "until"),
});
const over = "2027-03-02T00:00:00Z";
const moved = (...groups: readonly (readonly [id: string, name: string])[]) => {
  const seen = { accounts: [anAccount({ memberships: ours(...groups) })] };
  return carryOutAll(worldOf({ seen }), decide(request, { seen, now: "2027-02-01T09:00:00Z" }));
};
const back = (seen: Observation, ...otherTickets: readonly OtherTicket[]) =>
  decide(request, { seen: { ...seen, otherTickets }, now: over });

describe("the way back of a change beside a termination", () => {
  it("writes who somebody is again until the hour of the termination, and not from that hour on", () => {
    const away = moved(STAFF, ENGINEERS);

    expect(ids(back(away, leaver("2027-03-02T00:00:00.001Z")))).toContain("update-profile");
    expect(ids(back(away, leaver(over)))).not.toContain("update-profile");
    expect(ids(back(away, leaver(over)))).toContain(`remove-from-group:${SALES[0]}`);
  });

  it("says that something is held back only where something is", () => {
    const away = moved(STAFF);
    const home = carryOutAll(away, back(away), ["update-profile", `add-to-group:${ENGINEERS[0]}`]);
    const assigned = carryOutAll(home, back(home), ["assign-application:0oagitlab00000000001"]);

    const decided = back(assigned, leaver("2028-06-30T22:00:00Z"));

    expect(ids(decided)).toContain(`remove-from-group:${SALES[0]}`);
    expect(findings(decided)).not.toContain("kept-out");
    expect(findings(back(away, leaver("2028-06-30T22:00:00Z")))).toContain("kept-out");
  });
});
