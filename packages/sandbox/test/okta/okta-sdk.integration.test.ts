import okta from "@okta/okta-sdk-nodejs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyScope } from "../../src/okta/auth/scopes.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox.ts";
import { aPerson } from "./an-org.ts";

// Okta's own client, as it comes: what it accepts is what its makers believe Okta to say.

let sandbox: Sandbox;
let client: okta.Client;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: {
      okta: {
        settings: { rateLimits: "off" },
        groups: [{ name: "risk" }],
        users: Array.from({ length: 450 }, (_, i) => aPerson(`u${i}`, { department: i % 3 === 0 ? "Risk" : "Sales" })),
      },
    },
  });
  client = new okta.Client({ orgUrl: sandbox.okta.url, token: sandbox.okta.apiToken, cacheMiddleware: null });
});
afterAll(() => sandbox.close());

const all = async <T>(collection: okta.Collection<T>): Promise<T[]> => {
  const items: T[] = [];
  await collection.each((item) => void items.push(item));
  return items;
};
const statusOf = async (userId: string) => (await client.userApi.getUser({ userId })).status;

describe("@okta/okta-sdk-nodejs", () => {
  it("leads a user through a whole life", async () => {
    const api = client.userApi;
    const { login, email, firstName, lastName } = aPerson("eve").profile;
    const profile = { login, email, firstName, lastName };
    const made = await api.createUser({ body: { profile }, activate: false });
    const id = made.id ?? "";
    expect(made.status).toBe("STAGED");

    await api.activateUser({ userId: id, sendEmail: false });
    expect(await statusOf(id)).toBe("PROVISIONED");
    sandbox.okta.people.choosePassword(id);
    const changed = await api.updateUser({ userId: id, user: { profile: { title: "Analyst", department: "Risk" } } });
    expect(changed.profile?.title).toBe("Analyst");

    await api.suspendUser({ userId: id });
    expect(await statusOf(id)).toBe("SUSPENDED");
    await api.unsuspendUser({ userId: id });
    expect(await statusOf(id)).toBe("ACTIVE");
    sandbox.okta.people.lockOut(id);
    await api.unlockUser({ userId: id });
    expect(await statusOf(id)).toBe("ACTIVE");
    await api.revokeUserSessions({ userId: id, oauthTokens: true });

    await api.deactivateUser({ userId: id });
    expect(await statusOf(id)).toBe("DEPROVISIONED");
    await api.deleteUser({ userId: id });
    await expect(api.getUser({ userId: id })).rejects.toMatchObject({ status: 404, errorCode: "E0000007" });
  });

  it("pages through everybody", async () => {
    const users = await all(await client.userApi.listUsers({ limit: 100 }));
    expect(new Set(users.map(({ id }) => id)).size).toBe(sandbox.okta.state.users().length);
  });

  it("searches, and meets the lag", async () => {
    const search = 'profile.department eq "Risk" and status eq "ACTIVE"';
    expect(await all(await client.userApi.listUsers({ search }))).toHaveLength(150);
    const one = sandbox.okta.state.user("u1@jupiter.test")?.id ?? "";
    await client.userApi.updateUser({ userId: one, user: { profile: { department: "Risk" } } });
    expect(await all(await client.userApi.listUsers({ search }))).toHaveLength(150);
    await sandbox.clock.advance(1000);
    expect(await all(await client.userApi.listUsers({ search }))).toHaveLength(151);
  });

  it("makes groups, fills them and rules them", async () => {
    const api = client.groupApi;
    const group = await api.createGroup({ group: { profile: { name: "sdk", description: "By the SDK" } } });
    const groupId = group.id ?? "";
    const userId = sandbox.okta.state.user("u2@jupiter.test")?.id ?? "";
    await api.assignUserToGroup({ groupId, userId });
    expect((await all(await api.listGroupUsers({ groupId }))).map(({ id }) => id)).toEqual([userId]);
    await api.unassignUserFromGroup({ groupId, userId });
    expect(sandbox.okta.state.members("sdk")).toEqual([]);

    const rule = await api.createGroupRule({
      groupRule: {
        type: "group_rule",
        name: "sdk",
        conditions: { expression: { type: "urn:okta:expression:1.0", value: 'user.department=="Sales"' } },
        actions: { assignUserToGroups: { groupIds: [groupId] } },
      },
    });
    await api.activateGroupRule({ ruleId: rule.id ?? "" });
    await sandbox.clock.advance(2000);
    expect(sandbox.okta.state.members("sdk")).toHaveLength(
      sandbox.okta.state.users().filter((user) => user.profile["department"] === "Sales").length,
    );
    await api.replaceGroup({ groupId, group: { profile: { name: "sdk", description: "Renamed" } } });
    expect((await api.getGroup({ groupId })).profile?.description).toBe("Renamed");
    await api.deleteGroup({ groupId });
    expect((await api.getGroupRule({ ruleId: rule.id ?? "" })).status).toBe("INVALID");
  });

  it("makes an application, assigns it both ways, and ends it", async () => {
    const api = client.applicationApi;
    // The SDK's type for a new application lacks what makes it one; its own guide says to write the kind's fields.
    const application: okta.BookmarkApplication = Object.assign(new okta.BookmarkApplication(), {
      label: "Bookmark",
      name: "bookmark",
      signOnMode: "BOOKMARK",
      settings: { app: { url: "https://x.test" } },
    });
    const made = await api.createApplication({ application });
    const appId = made.id ?? "";
    const userId = sandbox.okta.state.user("u3@jupiter.test")?.id ?? "";
    const groupId = sandbox.okta.state.groups().find(({ name }) => name === "risk")?.id ?? "";
    await api.assignUserToApplication({ appId, appUser: { id: userId, scope: "USER" } });
    await api.assignGroupToApplication({ appId, groupId });
    expect(sandbox.okta.state.user(userId)?.apps).toMatchObject([{ label: "Bookmark", scope: "USER" }]);
    expect(await all(await api.listApplications({ q: "Book" }))).toHaveLength(1);
    await api.unassignUserFromApplication({ appId, userId });
    await api.deactivateApplication({ appId });
    await api.deleteApplication({ appId });
    await expect(api.getApplication({ appId })).rejects.toMatchObject({ status: 404 });
  });

  it("signs in as a service app", async () => {
    const service = new okta.Client({
      orgUrl: sandbox.okta.url,
      authorizationMode: "PrivateKey",
      clientId: sandbox.okta.clientId,
      scopes: everyScope.filter((scope) => scope.startsWith("okta.users")),
      privateKey: sandbox.okta.privateKey,
      cacheMiddleware: null,
    });
    const user = await service.userApi.getUser({ userId: "u4@jupiter.test" });
    expect(user.profile?.login).toBe("u4@jupiter.test");
  });
});
