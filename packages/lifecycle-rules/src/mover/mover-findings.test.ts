import { describe, expect, it } from "vitest";
import { decide, findings } from "../scenarios/decide.ts";
import { aMover, anAccount, given } from "../testing/builders.ts";

describe("moverFindings", () => {
  it.each(["givenName", "familyName", "displayName"])("says that the login stays where the %s changes", (part) => {
    const seen = { accounts: [anAccount()] };

    expect(findings(decide(aMover({ [part]: given("Costa", part) }), { seen }))).toContain("login-stays");
    expect(findings(decide(aMover(), { seen }))).not.toContain("login-stays");
  });

  it("keeps the old manager where the new one is not there or not active, and says so", () => {
    const kim = { id: "00ukim", login: "kim@jupiter.example", email: "kim@jupiter.example" };
    const request = aMover({ manager: given("kim@jupiter.example", "manager") });
    const found = (seen: object) => findings(decide(request, { seen: { accounts: [anAccount()], ...seen } }));

    expect(found({})).toContain("manager-unknown");
    expect(found({ manager: { ...kim, active: false } })).toContain("manager-unknown");
    expect(found({ manager: { ...kim, active: false } })).not.toContain("confirm-carried-access");
    expect(found({ manager: { ...kim, active: true } })).not.toContain("manager-unknown");
  });
});
