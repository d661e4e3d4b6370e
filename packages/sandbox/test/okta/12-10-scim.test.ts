import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/kernel/random.ts";
import { createScimRecorder, type ScimRecorder } from "../../src/scim/scim-recorder.ts";
import { anOrg, aPerson, type TestOrg } from "./an-org.ts";

type Kind = "catalogue" | "custom";

const provisioned = (kind: Kind = "catalogue") => {
  const scim: ScimRecorder = createScimRecorder({ random: createRandom("scim"), now: () => "" });
  const org: TestOrg = anOrg(
    {
      groups: [{ name: "assign" }, { name: "push" }],
      users: [aPerson("ada")],
      apps: [{ label: "GitLab", groups: ["assign"], provisioning: { kind } }],
    },
    (call) => scim.handle(call),
  );
  const groups = (name: string) => `/api/v1/groups/${org.groupId(name)}/users/${org.userId("ada")}`;
  const calls = () =>
    scim.requests.map(({ method, path }) => `${method} ${path.split("?")[0]?.replace(/[-\da-f]{36}/, "{id}")}`);
  const settle = () => org.clock.advance(60_000);
  return { org, scim, groups, calls, settle };
};

describe("§12.10 what applications are told by SCIM", () => {
  it("looks first, then makes the user, and the assignment becomes PROVISIONED", async () => {
    const { org, scim, groups, calls, settle } = provisioned();
    await org.put(groups("assign"));
    const path = `/api/v1/apps/${org.appId("GitLab")}/users/${org.userId("ada")}`;
    expect((await org.get(path)).body).toMatchObject({ status: "STAGED", syncState: "OUT_OF_SYNC", externalId: null });
    await settle();
    expect(calls()).toEqual(["GET /Users", "POST /Users"]);
    expect(scim.requests[0]?.path).toBe(
      "/Users?filter=userName%20eq%20%22ada%40jupiter.test%22&startIndex=1&count=100",
    );
    expect((await org.get(path)).body).toMatchObject({
      status: "PROVISIONED",
      syncState: "SYNCHRONIZED",
      externalId: scim.users()[0]?.id,
    });
  });

  it("links a user the application has already", async () => {
    const { org, scim, groups, calls, settle } = provisioned();
    const known = new Request("https://scim.sandbox.invalid/v2/Users", {
      method: "POST",
      body: JSON.stringify({ userName: "ada@jupiter.test", active: false }),
    });
    await scim.handle(known);
    await org.put(groups("assign"));
    await settle();
    expect(calls().slice(1)).toEqual(["GET /Users", "PATCH /Users/{id}"]);
    expect(scim.users()).toMatchObject([{ userName: "ada@jupiter.test", active: true }]);
  });

  it.each<[Kind, readonly string[]]>([
    ["catalogue", ["PATCH /Users/{id}"]],
    ["custom", ["GET /Users/{id}", "PUT /Users/{id}"]],
  ])("switches the user off, never deletes them: %s", async (kind, expected) => {
    const { org, scim, groups, calls, settle } = provisioned(kind);
    await org.put(groups("assign"));
    await settle();
    await org.del(groups("assign"));
    await settle();
    expect(calls().slice(2)).toEqual(expected);
    expect(scim.users()).toMatchObject([{ active: false }]);

    await org.put(groups("assign"));
    await settle();
    expect(scim.users()).toMatchObject([{ active: true }]);
    await org.post("/api/v1/users/ada@jupiter.test/lifecycle/deactivate");
    await settle();
    expect(scim.users()).toMatchObject([{ active: false }]);
    expect(calls().some((call) => call.startsWith("DELETE"))).toBe(false);
  });

  it("follows a profile by GET and PUT", async () => {
    const { org, groups, calls, settle } = provisioned();
    await org.put(groups("assign"));
    await settle();
    await org.post(`/api/v1/users/${org.userId("ada")}`, { profile: { title: "Head" } });
    await settle();
    expect(calls().slice(2)).toEqual(["GET /Users/{id}", "PUT /Users/{id}"]);
  });

  it("lets nobody set by hand what Okta pushes", async () => {
    const { org } = provisioned();
    const path = `/api/v1/apps/${org.appId("GitLab")}/users`;
    const refused = await org.post(path, { id: org.userId("ada"), profile: { email: "other@jupiter.test" } });
    expect([refused.status, refused.at("errorCode")]).toEqual([403, "E0000075"]);
    expect((await org.post(path, { id: org.userId("ada"), profile: { role: "Owner" } })).status).toBe(200);
  });

  it("says nothing of a suspension", async () => {
    const { org, groups, calls, settle } = provisioned();
    await org.put(groups("assign"));
    await settle();
    await org.post("/api/v1/users/ada@jupiter.test/lifecycle/suspend");
    await settle();
    expect(calls()).toHaveLength(2);
  });

  it("shows a failure in the log and on the assignment, in no answer", async () => {
    const org = anOrg(
      {
        groups: [{ name: "assign" }],
        users: [aPerson("ada")],
        apps: [{ label: "GitLab", groups: ["assign"], provisioning: {} }],
      },
      () => new Response(null, { status: 500 }),
    );
    const put = await org.put(`/api/v1/groups/${org.groupId("assign")}/users/${org.userId("ada")}`);
    expect(put.status).toBe(204);
    await org.clock.advance(60_000);
    const appUser = await org.get(`/api/v1/apps/${org.appId("GitLab")}/users/${org.userId("ada")}`);
    expect(appUser.body).toMatchObject({ status: "STAGED", syncState: "ERROR" });
    expect(org.okta.state.log().at(-1)).toMatchObject({
      eventType: "application.provision.user.push",
      outcome: { result: "FAILURE" },
    });
  });

  describe("group push", () => {
    const linked = async (kind: Kind = "catalogue") => {
      const setup = provisioned(kind);
      const { org, groups, settle } = setup;
      await org.put(groups("assign"));
      await org.put(groups("push"));
      await settle();
      const path = `/api/v1/apps/${org.appId("GitLab")}/group-push/mappings`;
      const mapping = await org.post(path, { sourceGroupId: org.groupId("push") });
      expect(mapping.status).toBe(201);
      await settle();
      return { ...setup, path: `${path}/${mapping.text("id")}` };
    };
    const members = (scim: ScimRecorder) => {
      const [group] = scim.groups();
      return Array.isArray(group?.["members"]) ? group["members"].length : 0;
    };

    it("makes the group with its members", async () => {
      const { scim } = await linked();
      expect(scim.groups()).toMatchObject([{ displayName: "push" }]);
      expect(members(scim)).toBe(1);
    });

    it.each<[Kind, string]>([
      ["catalogue", "PATCH /Groups/{id}"],
      ["custom", "PUT /Groups/{id}"],
    ])("tells who goes while they still have the application: %s", async (kind, call) => {
      const { org, scim, groups, calls, settle } = await linked(kind);
      await org.del(groups("push"));
      await settle();
      expect(calls().at(-1)).toBe(call);
      expect(members(scim)).toBe(0);
    });

    it("tells nothing of somebody who lost the application first: they stay in the group, and it waits for them", async () => {
      const { org, scim, groups, settle } = await linked();
      await org.del(groups("assign"));
      await settle();
      await org.del(groups("push"));
      await settle();
      expect(members(scim)).toBe(1);
    });

    it("deletes the application's group only when unlinked with that wish", async () => {
      const { org, scim, path, settle } = await linked();
      expect((await org.del(path)).status).toBe(400);
      await org.call("PATCH", path, { status: "INACTIVE" });
      expect((await org.del(`${path}?deleteTargetGroup=true`)).status).toBe(204);
      await settle();
      expect(scim.groups()).toEqual([]);
    });
  });
});
