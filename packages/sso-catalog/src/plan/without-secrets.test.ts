import { describe, expect, it } from "vitest";
import { applicationDifferences, isAssigned, withoutSecrets } from "../index.ts";

describe("withoutSecrets", () => {
  it("leaves out what has the name of a secret, however deep, and keeps the rest", () => {
    const body = {
      credentials: { oauthClient: { client_secret: "planted", token_endpoint_auth_method: "client_secret_post" } },
      profile: { role: "Manager", apiToken: { value: "planted" } },
      list: [{ password: "planted", name: "kept" }],
    };

    expect(withoutSecrets(body)).toEqual({
      credentials: { oauthClient: { client_secret: "(not shown)", token_endpoint_auth_method: "client_secret_post" } },
      profile: { role: "Manager", apiToken: "(not shown)" },
      list: [{ password: "(not shown)", name: "kept" }],
    });
  });

  it("is how differences are told, whatever stands where something else was expected", () => {
    const wanted = { label: "Wiki", signOnMode: "SAML_2_0" as const, settings: "none" };
    const held = { label: "Wiki", signOnMode: "SAML_2_0", settings: { password: "planted" } };

    expect(JSON.stringify(applicationDifferences(wanted, held))).not.toContain("planted");
  });

  it("is how an assignment is compared: a secret in its profile is never a difference", () => {
    const wanted = { groupId: "00g1", profile: { role: "Manager", password: "planted" } };

    expect(isAssigned(wanted, { groupId: "00g1", profile: { role: "Manager", password: "******" } })).toBe(true);
    expect(isAssigned(wanted, { groupId: "00g1", profile: { role: "Sales" } })).toBe(false);
  });
});
