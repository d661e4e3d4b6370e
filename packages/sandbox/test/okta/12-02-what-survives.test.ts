import { describe, expect, it } from "vitest";
import { anOrg, aPerson } from "./an-org.ts";

const seed = {
  groups: [{ name: "engineering" }],
  users: [aPerson("ada", { groups: ["engineering"], sessions: 2, factors: [{ factorType: "push" }] })],
  apps: [
    { label: "By group", groups: ["engineering"] },
    { label: "By hand", users: ["ada@jupiter.test"] },
    { label: "Asleep", status: "INACTIVE" as const, users: ["ada@jupiter.test"] },
  ],
};
const ADA = "/api/v1/users/ada@jupiter.test";

describe("§12.2 what survives the end of an account", () => {
  const held = (org: ReturnType<typeof anOrg>) => ({
    groups: org.okta.state.user("ada@jupiter.test")?.groups.map(({ name }) => name),
    apps: org.okta.state.user("ada@jupiter.test")?.apps.map(({ label }) => label),
  });

  it("keeps groups and drops the users of active applications on deactivation", async () => {
    const org = anOrg(seed);
    await org.post(`${ADA}/lifecycle/deactivate`);
    expect(held(org)).toEqual({ groups: ["Everyone", "engineering"], apps: ["Asleep"] });
  });

  it("rebuilds what groups grant on reactivation, and nothing given by hand", async () => {
    const org = anOrg(seed);
    await org.post(`${ADA}/lifecycle/deactivate`);
    await org.post(`${ADA}/lifecycle/activate?sendEmail=false`);
    expect(held(org)).toEqual({ groups: ["Everyone", "engineering"], apps: ["Asleep", "By group"] });
  });

  it("touches neither groups nor applications on suspension, and ends the sessions", async () => {
    const org = anOrg(seed);
    const before = held(org);
    await org.post(`${ADA}/lifecycle/suspend`);
    await org.clock.advance(60_000);
    expect(held(org)).toEqual(before);
    expect(org.okta.state.user("ada@jupiter.test")?.sessions).toBe(0);
    expect(org.outbound.sent).toEqual([]);
  });

  it("refuses an application to somebody inactive", async () => {
    const org = anOrg(seed);
    await org.post(`${ADA}/lifecycle/deactivate`);
    const answer = await org.post(`/api/v1/apps/${org.appId("By hand")}/users`, { id: org.userId("ada") });
    expect([answer.status, answer.at("errorCode")]).toEqual([403, "E0000117"]);
  });

  it("keeps the login taken until the second deletion", async () => {
    const org = anOrg(seed);
    const again = () => org.post("/api/v1/users?activate=false", { profile: aPerson("ada").profile });
    await org.del(ADA);
    expect((await again()).status).toBe(400);
    await org.del(ADA);
    expect((await again()).status).toBe(200);
  });

  it("asks for nothing of tokens unless told to", async () => {
    const org = anOrg(seed);
    org.okta.people.signInToClient("ada@jupiter.test", org.appId("By group"));
    const id = org.userId("ada");
    await org.del(`/api/v1/users/${id}/sessions`);
    expect(org.okta.state.user(id)).toMatchObject({ sessions: 0, refreshTokens: 1 });
    await org.del(`/api/v1/users/${id}/sessions?oauthTokens=true`);
    expect(org.okta.state.user(id)).toMatchObject({ refreshTokens: 0, grants: 2 });
  });
});
