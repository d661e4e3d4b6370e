import { describe, expect, it } from "vitest";
import { catalogueSaml, customSaml, NAME_ID } from "../okta/okta-application.ts";
import { otherUserName } from "./other-user-name.ts";

const LOGIN = "$" + "{source.login}";
const EMAIL = "$" + "{source.email}";
const silent = catalogueSaml({ label: "Zoom", name: "zoomus", settings: {} });
const outspoken = customSaml({ label: "A", acsUrl: "a", audience: "a", nameId: NAME_ID.email, userName: "user.id" });
const made = (template: string, more: object = {}) => ({
  credentials: { userNameTemplate: { template, type: "BUILT_IN", ...more } },
});

describe("otherUserName", () => {
  it.each([
    ["another built-in one", made(EMAIL), EMAIL],
    ["an expression", made("user.id", { type: "CUSTOM" }), "user.id"],
    ["something appended", made(LOGIN, { userSuffix: ".admin" }), `${LOGIN}.admin`],
    ["names that people type", made(LOGIN, { type: "NONE" }), "NONE"],
  ])("tells of %s", (_, held, now) => {
    expect(otherUserName(silent, held)).toEqual({ held: now, expected: LOGIN });
    expect(otherUserName(silent, held, now)).toBeUndefined();
  });

  it("has nothing to say of the login, of what the application says itself, and of what Okta does not tell", () => {
    expect(otherUserName(silent, made(LOGIN, { userSuffix: null }))).toBeUndefined();
    expect(otherUserName(outspoken, made(EMAIL))).toBeUndefined();
    expect(otherUserName(silent, { credentials: {} })).toBeUndefined();
  });

  it("tells of the login where another one is expected", () => {
    expect(otherUserName(silent, made(LOGIN), EMAIL)).toEqual({ held: LOGIN, expected: EMAIL });
  });
});
