import { describe, expect, it } from "vitest";
import type { Duty, OtherTicket } from "../observation/observation.ts";
import { decide, ENGINEERS, ids, ours, refused, STAFF } from "../scenarios/decide.ts";
import { aMover, anAccount, anInstant, aTable, given, someRules } from "../testing/builders.ts";

const account = anAccount({ memberships: ours(STAFF, ENGINEERS) });
const [id, name] = ENGINEERS;
const takes = `remove-from-group:${id}`;

describe("plan", () => {
  it("names the ticket that stands in the way before anything that is wrong with this one", () => {
    const leaver: OtherTicket = {
      ticket: { id: "9000", key: "OFF-1" },
      kind: "leaver",
      effectiveAt: anInstant("2027-01-01T00:00:00Z"),
      state: "open",
    };
    const nobody = aMover({ person: { login: given("nobody@jupiter.example", "login") } });
    const seen = { accounts: [account], otherTickets: [leaver] };

    expect(refused(nobody, { seen }).map((one) => one.split(":")[0])).toEqual(["leaver-in-flight"]);
    expect(refused(nobody, { seen: { accounts: [] } })[0]).toMatch(/^nobody-found/);
  });

  it("stops where a group that must not stand empty would lose its last member, and nowhere else", () => {
    const duty = (kind: Duty["kind"]): readonly Duty[] => [{ kind, id, name }];
    const table = (...requiredGroups: readonly string[]) => aTable({ rules: someRules({ requiredGroups }) });
    const seen = (duties: readonly Duty[]) => ({ accounts: [account], duties });

    expect(refused(aMover(), { table: table(id), seen: seen(duty("last-member")) })).toEqual([
      'last-member: ana.silva@jupiter.example is the last member of "Engineers"; add somebody else first.',
    ]);
    expect(ids(decide(aMover(), { table: table(id), seen: seen(duty("owns-group")) }))).toContain(takes);
    expect(ids(decide(aMover(), { table: table(STAFF[0]), seen: seen(duty("last-member")) }))).toContain(takes);
    expect(ids(decide(aMover(), { table: table(id), seen: seen([]) }))).toContain(takes);
  });
});
