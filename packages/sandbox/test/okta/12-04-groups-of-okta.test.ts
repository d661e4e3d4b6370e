import { describe, expect, it } from "vitest";
import { anOrg, aPerson, refusalOf } from "./an-org.ts";

const seed = {
  groups: [{ name: "engineering" }, { name: "from-ad", type: "APP_GROUP" as const, source: "0oaDirectory0000005d7" }],
  users: [aPerson("ada")],
};
const unsupported = [501, "E0000060", "Unsupported operation."];

describe("§12.4 groups that are Okta's own", () => {
  it("puts everybody into Everyone, from the first moment", async () => {
    const org = anOrg(seed);
    await org.post("/api/v1/users?activate=false", { profile: aPerson("eve").profile });
    expect(org.okta.state.members("Everyone")).toEqual(["ada@jupiter.test", "root@jupiter.test", "eve@jupiter.test"]);
  });

  it.each(["Everyone", "from-ad"])("lets nobody change who is in %s", async (name) => {
    const org = anOrg(seed);
    const path = `/api/v1/groups/${org.groupId(name)}/users/${org.userId("ada")}`;
    expect(refusalOf(await org.put(path))).toEqual(unsupported);
    expect(refusalOf(await org.del(path))).toEqual(unsupported);
  });

  it("is idempotent for groups that are ours", async () => {
    const org = anOrg(seed);
    const path = `/api/v1/groups/${org.groupId("engineering")}/users/${org.userId("ada")}`;
    for (const method of ["PUT", "PUT", "DELETE", "DELETE"]) expect((await org.call(method, path)).status).toBe(204);
  });

  it("looks for the group before the user", async () => {
    const org = anOrg(seed);
    const neither = await org.put("/api/v1/groups/00gnone/users/00unone");
    expect(refusalOf(neither)[2]).toBe("Not found: Resource not found: 00gnone (UserGroup)");
    const noUser = await org.put(`/api/v1/groups/${org.groupId("engineering")}/users/00unone`);
    expect(refusalOf(noUser)[2]).toBe("Not found: Resource not found: 00unone (User)");
  });

  it("moves lastMembershipUpdated with members and lastUpdated with the profile", async () => {
    const org = anOrg(seed);
    const path = `/api/v1/groups/${org.groupId("engineering")}`;
    await org.clock.advance(1000);
    await org.put(`${path}/users/${org.userId("ada")}`);
    await org.clock.advance(1000);
    await org.put(path, { profile: { name: "engineering", description: "All of it" } });
    expect((await org.get(path)).body).toMatchObject({
      lastMembershipUpdated: "2026-03-02T09:00:01.000Z",
      lastUpdated: "2026-03-02T09:00:02.000Z",
    });
  });

  it("lets only a super administrator change who is in a group that makes administrators", async () => {
    const org = anOrg({
      groups: [{ name: "admins" }],
      users: [aPerson("ada"), aPerson("bob", { roles: [{ type: "USER_ADMIN" }] })],
      apiTokens: [
        { token: "00Bob", user: "bob@jupiter.test" },
        { token: "00Ada", user: "ada@jupiter.test" },
      ],
    });
    await org.post(`/api/v1/groups/${org.groupId("admins")}/roles`, { type: "HELP_DESK_ADMIN" });
    const path = `/api/v1/groups/${org.groupId("admins")}/users/${org.userId("ada")}`;
    const refused = await org.call("PUT", path, undefined, { authorization: "SSWS 00Bob" });
    expect([refused.status, refused.at("errorCode")]).toEqual([403, "E0000006"]);
    expect((await org.get("/api/v1/users", { authorization: "SSWS 00Ada" })).body).toEqual([]);
    expect((await org.put(path)).status).toBe(204);
    expect((await org.get("/api/v1/users", { authorization: "SSWS 00Ada" })).body).toHaveLength(3);
    const roles = await org.get(`/api/v1/users/${org.userId("ada")}/roles`);
    expect(roles.body).toMatchObject([{ type: "HELP_DESK_ADMIN", assignmentType: "GROUP" }]);
  });

  it("gives roles to no group a rule fills", async () => {
    const org = anOrg({ ...seed, rules: [{ name: "r", expression: "true", groups: ["engineering"] }] });
    const answer = await org.post(`/api/v1/groups/${org.groupId("engineering")}/roles`, { type: "READ_ONLY_ADMIN" });
    expect([answer.status, answer.at("errorCode")]).toEqual([400, "E0000192"]);
    const everyone = await org.post(`/api/v1/groups/${org.groupId("Everyone")}/roles`, { type: "READ_ONLY_ADMIN" });
    expect(everyone.at("errorCode")).toBe("E0000211");
  });
});
