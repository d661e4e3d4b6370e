import { describe, expect, it } from "vitest";
import { decide, findings, refused } from "../scenarios/decide.ts";
import { aLeaver, anAccount, given } from "../testing/builders.ts";

const everyone = { groupId: "00geveryone", name: "Everyone", provenance: { kind: "imported" } } as const;

describe("plan for a leaver", () => {
  it("lists nothing as kept under legal hold: all of it is, and a short list would say otherwise", () => {
    const seen = { accounts: [anAccount({ memberships: [everyone] })] };

    const held = decide(aLeaver({ legalHold: given("Yes", "legalHold") }), { seen });

    expect(findings(held)).toContain("legal-hold");
    expect(held.kept).toEqual([]);
    expect(decide(aLeaver(), { seen }).kept.map(({ id }) => id)).toEqual(["00geveryone"]);
  });

  it("takes the named manager for the right one where either of Okta's two attributes says so", () => {
    const manager = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example", active: true };
    const asks = aLeaver({ manager: given("kim@jupiter.example", "manager") });
    const known = (attributes: Readonly<Record<string, string>>) => {
      const account = anAccount();
      return { seen: { accounts: [{ ...account, profile: { ...account.profile, ...attributes } }], manager } };
    };

    expect(decide(asks, known({ managerId: "00ukim", manager: "Kim Ode" })).steps).not.toEqual([]);
    expect(refused(asks, known({ managerId: "00ulee", manager: "Lee Roe" }))[0]).toMatch(/^person-mismatch/);
  });
});
