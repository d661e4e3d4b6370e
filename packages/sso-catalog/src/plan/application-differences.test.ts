import { describe, expect, it } from "vitest";
import { APPLICATIONS, applicationDifferences, findApplication, type OktaApplication } from "../index.ts";

const wanted: OktaApplication = {
  label: "GitLab",
  signOnMode: "SAML_2_0",
  credentials: { oauthClient: { token_endpoint_auth_method: "client_secret_basic", client_secret: "planted" } },
  settings: { signOn: { audience: "a", attributeStatements: [{ name: "email", values: ["user.email"] }] } },
};

describe("applicationDifferences", () => {
  it("adopts what is as it must be, whatever others added to it", () => {
    const held = {
      ...structuredClone(wanted),
      id: "0oa1",
      status: "ACTIVE",
      settings: {
        notes: { admin: "kept" },
        signOn: {
          audience: "a",
          attributeStatements: [{ values: ["user.email"], filterType: null, name: "email" }],
          slo: { enabled: false },
        },
      },
    };
    expect(applicationDifferences(wanted, held)).toEqual([]);
  });

  it("names what differs, with both values", () => {
    const held = { ...wanted, label: "Git", settings: { signOn: { audience: "b" } } };
    expect(applicationDifferences(wanted, held)).toEqual([
      { setting: "label", wanted: "GitLab", held: "Git" },
      { setting: "settings.signOn.audience", wanted: "a", held: "b" },
      {
        setting: "settings.signOn.attributeStatements",
        wanted: [{ name: "email", values: ["user.email"] }],
        held: undefined,
      },
    ]);
  });

  it("neither compares nor shows a secret", () => {
    const held = {
      ...wanted,
      credentials: { oauthClient: { token_endpoint_auth_method: "client_secret_post", client_secret: "other" } },
    };
    const found = applicationDifferences(wanted, held);
    expect(found.map(({ setting }) => setting)).toEqual(["credentials.oauthClient.token_endpoint_auth_method"]);
    expect(JSON.stringify(found)).not.toMatch(/planted|other/);
  });

  it.each(["secretKey", "api_key", "apiKey", "accessKey", "adminPassword", "scimToken", "passphrase"])(
    "takes %s for a secret",
    (name) => {
      const settings = (value: string) => ({ settings: { app: { [name]: value } } });
      expect(applicationDifferences({ ...wanted, ...settings("a") }, { ...wanted, ...settings("b") })).toEqual([]);
    },
  );

  it("takes no setting for one that only sounds like it", () => {
    const settings = (value: string) => ({ settings: { app: { keyboard: value, subDomain: value } } });
    const found = applicationDifferences({ ...wanted, ...settings("a") }, { ...wanted, ...settings("b") });
    expect(found.map(({ setting }) => setting)).toEqual(["settings.app.keyboard", "settings.app.subDomain"]);
  });
});

describe("APPLICATIONS", () => {
  it("are over a dozen, each with a name of its own that commands can use", () => {
    const keys = APPLICATIONS.map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(12);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(keys).toEqual([...keys].sort());
    expect(findApplication("snowflake")?.name).toBe("Snowflake");
    expect(findApplication("nope")).toBeUndefined();
  });

  it("tell whoever acts on residue who, until when and what proves it", () => {
    for (const { key, residue, roles, consoleOnly } of APPLICATIONS) {
      expect([key, residue.length > 0]).toEqual([key, true]);
      for (const { within, evidence, endedBy } of residue) {
        expect(within).toMatch(/^(PT\d+H|P\d+D)$/);
        expect(evidence.length).toBeGreaterThan(10);
        expect(endedBy.length).toBeGreaterThan(10);
      }
      for (const { step, reason } of consoleOnly) expect(`${step} ${reason}`).toMatch(/\..*\.$/);
      expect(roles.become.length).toBeGreaterThan(10);
    }
  });
});
