import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { OktaSettings } from "../../src/okta/settings.ts";
import { anOrg, aPerson, type TestOrg } from "./an-org.ts";

const ADA = "/api/v1/users/ada@jupiter.test";
const status = (org: TestOrg) => org.okta.state.user("ada@jupiter.test")?.status;
const settings = OktaSettings.parse({});

describe("§12.11 everything unsure is a switch", () => {
  it("has one row in the README's table for each switch, with the default it really has", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const [, section = ""] = /\n## Okta\n(.*?)\n## /s.exec(readme) ?? [];
    const rows = [...section.matchAll(/^\| `(\w+)` \| `([^`]+)` \|/gm)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, JSON.stringify(value)])),
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>, (org: TestOrg) => Promise<unknown>, unknown]>([
    [
      "unsuspendTo",
      { unsuspendTo: "ACTIVE" },
      async (org) => {
        await org.post(`${ADA}/lifecycle/expire_password`);
        await org.post(`${ADA}/lifecycle/suspend`);
        await org.post(`${ADA}/lifecycle/unsuspend`);
        return status(org);
      },
      "ACTIVE",
    ],
    [
      "suspendFrom",
      { suspendFrom: ["PROVISIONED"] },
      async (org) => (await org.post(`${ADA}/lifecycle/suspend`)).status,
      400,
    ],
    [
      "editDeactivatedProfiles",
      { editDeactivatedProfiles: true },
      async (org) => {
        await org.post(`${ADA}/lifecycle/deactivate`);
        return (await org.post(`/api/v1/users/${org.userId("ada")}`, { profile: { title: "x" } })).status;
      },
      200,
    ],
    [
      "passwordOptional",
      { passwordOptional: true },
      async (org) => (await org.post("/api/v1/users", { profile: aPerson("eve").profile })).at("status"),
      "ACTIVE",
    ],
    [
      "appGroupRefusal",
      { appGroupRefusal: "E0000023" },
      async (org) => (await org.put(`/api/v1/groups/${org.groupId("ad")}/users/${org.userId("ada")}`)).status,
      403,
    ],
    [
      "duplicateGroupRefusal",
      { duplicateGroupRefusal: "E0000055" },
      async (org) => (await org.post("/api/v1/groups", { profile: { name: "eng" } })).status,
      409,
    ],
    [
      "assignAgain",
      { assignAgain: "E0000062" },
      async (org) => (await org.post(`/api/v1/apps/${org.appId("Bare")}/users`, { id: org.userId("ada") })).status,
      409,
    ],
    [
      "expireRefusal",
      { expireRefusal: "E0000014" },
      async (org) => {
        await org.post(`${ADA}/lifecycle/suspend`);
        return (await org.post(`${ADA}/lifecycle/expire_password`)).at("errorCode");
      },
      "E0000014",
    ],
    [
      "deactivateClearsSessions",
      { deactivateClearsSessions: false },
      async (org) => {
        await org.post(`${ADA}/lifecycle/deactivate`);
        return org.okta.state.user("ada@jupiter.test")?.sessions;
      },
      1,
    ],
    [
      "deactivateResetsFactors",
      { deactivateResetsFactors: false },
      async (org) => {
        await org.post(`${ADA}/lifecycle/deactivate`);
        return org.okta.state.user("ada@jupiter.test")?.factors;
      },
      1,
    ],
    [
      "identityThreatProtection",
      { identityThreatProtection: false },
      async (org) => {
        const sub_id = { format: "opaque", id: org.userId("ada") };
        return (await org.post("/oauth2/v1/global-token-revocation", { sub_id })).at("errorCode");
      },
      "E0000015",
    ],
    [
      "linkHeaders",
      { rateLimitHeaders: "bucket" },
      async (org) => (await org.get("/api/v1/users")).headers.get("x-rate-limit-limit"),
      "600",
    ],
    [
      "engine",
      { engine: "classic" },
      async (org) => Object.keys(Object((await org.get(ADA)).at("_links"))).includes("resetFactors"),
      false,
    ],
    [
      "rulesApplyToStaged",
      { rulesApplyToStaged: false },
      async (org) => {
        await org.post("/api/v1/users?activate=false", { profile: aPerson("eve").profile });
        await org.clock.advance(5000);
        return org.okta.state.members("all");
      },
      ["ada@jupiter.test", "root@jupiter.test"],
    ],
    [
      "addMemberAgain",
      { addMemberAgain: "E0000001" },
      async (org) => {
        const path = `/api/v1/groups/${org.groupId("eng")}/users/${org.userId("ada")}`;
        return [(await org.put(path)).status, (await org.put(path)).status];
      },
      [204, 400],
    ],
    [
      "removeNonMember",
      { removeNonMember: "E0000007" },
      async (org) => (await org.del(`/api/v1/groups/${org.groupId("eng")}/users/${org.userId("ada")}`)).status,
      404,
    ],
    [
      "weakPasswordRefusal",
      { weakPasswordRefusal: "E0000080" },
      async (org) => {
        const made = { profile: aPerson("eve").profile, credentials: { password: { value: "short" } } };
        return (await org.post("/api/v1/users", made)).at("errorCode");
      },
      "E0000080",
    ],
    [
      "unrecordedLinks",
      { unrecordedLinks: "none" },
      async (org) => {
        await org.post(`${ADA}/lifecycle/suspend`);
        return Object.keys(Object((await org.get(ADA)).at("_links"))).includes("unsuspend");
      },
      false,
    ],
    ["hooksNeedHttps", { hooksNeedHttps: true }, async (org) => (await plainHook(org)).status, 400],
    ["hooksNeedHttps off", {}, async (org) => (await plainHook(org)).status, 200],
  ])("%s", async (_name, changed, ask, expected) => {
    const org = anOrg({
      settings: changed,
      groups: [{ name: "eng" }, { name: "all" }, { name: "ad", type: "APP_GROUP" }],
      users: [aPerson("ada", { sessions: 1, factors: [{ factorType: "push" }] })],
      rules: [{ name: "all", expression: "true", groups: ["all"] }],
      apps: [{ label: "Bare", users: ["ada@jupiter.test"] }],
    });
    expect(await ask(org)).toEqual(expected);
  });
});

function plainHook(org: TestOrg) {
  return org.post("/api/v1/eventHooks", {
    name: "plain",
    events: { type: "EVENT_TYPE", items: ["user.lifecycle.suspend"] },
    channel: { type: "HTTP", version: "1.0.0", config: { uri: "http://127.0.0.1:1/okta" } },
  });
}
