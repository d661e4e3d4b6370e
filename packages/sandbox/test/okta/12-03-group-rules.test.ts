import { describe, expect, it } from "vitest";
import { anOrg, aPerson, refusalOf, type TestOrg } from "./an-org.ts";

const rule = (org: TestOrg, name: string, group: string, value = 'user.department=="Risk"') => ({
  type: "group_rule",
  name,
  conditions: {
    people: { users: { exclude: [] }, groups: { exclude: [] } },
    expression: { value, type: "urn:okta:expression:1.0" },
  },
  actions: { assignUserToGroups: { groupIds: [org.groupId(group)] } },
});
const risk = {
  groups: [{ name: "risk" }, { name: "other" }],
  users: [aPerson("ada", { department: "Risk" }), aPerson("bob", { department: "Sales" })],
};
const members = (org: TestOrg) => org.okta.state.members("risk");

describe("§12.3 the rule engine", () => {
  it("makes rules inactive, and looks at everybody some time after activation", async () => {
    const org = anOrg(risk);
    const made = await org.post("/api/v1/groups/rules", rule(org, "risk", "risk"));
    expect(made.body).toMatchObject({ status: "INACTIVE", allGroupsValid: true });

    expect((await org.post(`/api/v1/groups/rules/${made.text("id")}/lifecycle/activate`)).status).toBe(204);
    expect(members(org)).toEqual([]);
    await org.clock.advance(1500);
    expect(members(org)).toEqual(["ada@jupiter.test"]);
  });

  it("follows a profile both ways, without an exclusion", async () => {
    const org = anOrg({ ...risk, rules: [{ name: "risk", expression: 'user.department=="Risk"', groups: ["risk"] }] });
    await org.post(`/api/v1/users/${org.userId("bob")}`, { profile: { department: "Risk" } });
    await org.post(`/api/v1/users/${org.userId("ada")}`, { profile: { department: "Sales" } });
    expect(members(org)).toEqual(["ada@jupiter.test"]);
    await org.clock.advance(1500);
    expect(members(org)).toEqual(["bob@jupiter.test"]);
    expect(org.okta.state.rules()[0]?.excludedUsers).toEqual([]);
  });

  it("excludes for good whoever is taken out by hand, and says so in the log", async () => {
    const org = anOrg({ ...risk, rules: [{ name: "risk", expression: 'user.department=="Risk"', groups: ["risk"] }] });
    const ada = org.userId("ada");
    await org.del(`/api/v1/groups/${org.groupId("risk")}/users/${ada}`);
    expect(org.okta.state.rules()[0]?.excludedUsers).toEqual([ada]);
    expect(
      org.okta.state
        .log()
        .map(({ eventType, actor }) => [eventType, actor.type])
        .slice(-2),
    ).toEqual([
      ["group.user_membership.rule.add_exclusion", "SystemPrincipal"],
      ["group.user_membership.remove", "User"],
    ]);

    await org.post(`/api/v1/users/${ada}`, { profile: { title: "Head of Risk" } });
    await org.clock.advance(5000);
    expect(members(org)).toEqual([]);
  });

  it("lets an exclusion be undone by deactivate, PUT, activate", async () => {
    const org = anOrg({ ...risk, rules: [{ name: "risk", expression: 'user.department=="Risk"', groups: ["risk"] }] });
    const path = `/api/v1/groups/rules/${org.okta.state.rules()[0]?.id}`;
    await org.del(`/api/v1/groups/${org.groupId("risk")}/users/${org.userId("ada")}`);

    const tooEarly = await org.put(path, rule(org, "risk", "risk"));
    expect([tooEarly.status, tooEarly.at("errorCode")]).toEqual([400, "E0000001"]);
    await org.post(`${path}/lifecycle/deactivate`);
    expect((await org.put(path, rule(org, "risk", "risk"))).status).toBe(200);
    await org.post(`${path}/lifecycle/activate`);
    await org.clock.advance(1500);
    expect(members(org)).toEqual(["ada@jupiter.test"]);
  });

  it("turns a rule INVALID when its group goes, and lets nothing but reading and deleting be done with it", async () => {
    const org = anOrg({ ...risk, rules: [{ name: "risk", expression: 'user.department=="Risk"', groups: ["risk"] }] });
    const path = `/api/v1/groups/rules/${org.okta.state.rules()[0]?.id}`;
    await org.del(`/api/v1/groups/${org.groupId("risk")}`);
    expect((await org.get(path)).body).toMatchObject({ status: "INVALID", allGroupsValid: false });
    expect((await org.post(`${path}/lifecycle/activate`)).status).toBe(400);
    expect((await org.put(path, rule(org, "risk", "other"))).status).toBe(400);
    expect((await org.del(path)).status).toBe(202);
  });

  it("refuses rules written side by side", async () => {
    const org = anOrg(risk);
    const [first, second] = await Promise.all([
      org.post("/api/v1/groups/rules", rule(org, "one", "risk")),
      org.post("/api/v1/groups/rules", rule(org, "two", "risk")),
    ]);
    expect(first.status).toBe(200);
    expect(refusalOf(second)).toEqual([
      423,
      "E0000239",
      "Policy priorities are being reconciled. Please try again later.",
    ]);
  });

  it("says which rules grant a membership", async () => {
    const org = anOrg({ ...risk, rules: [{ name: "risk", expression: 'user.department=="Risk"', groups: ["risk"] }] });
    const answer = await org.get(`/api/v1/groups/${org.groupId("risk")}/users/${org.userId("ada")}/group-rules`);
    expect(answer.body).toMatchObject([{ name: "risk", status: "ACTIVE" }]);
  });

  it.each([
    ["a name in use", { name: "risk" }, "Api validation failed: name", "name: Policy rule name already in use"],
    ["a bad expression", { name: "x", value: "user.department =" }, "Api validation failed: validateRule", undefined],
    ["a long name", { name: "x".repeat(51) }, "Api validation failed: name", undefined],
  ])("refuses %s", async (_what, { name, value }: { name: string; value?: string }, summary, cause) => {
    const org = anOrg({ ...risk, rules: [{ name: "risk", expression: "true", groups: ["risk"] }] });
    const answer = await org.post("/api/v1/groups/rules", rule(org, name, "risk", value));
    expect(refusalOf(answer).slice(0, 3)).toEqual([400, "E0000001", summary]);
    if (cause !== undefined) expect(refusalOf(answer)[3]).toBe(cause);
  });

  it("keeps or releases members when a rule is deleted, as asked", async () => {
    for (const [removeUsers, left] of [
      [false, ["ada@jupiter.test"]],
      [true, []],
    ] as const) {
      const org = anOrg({
        ...risk,
        rules: [{ name: "risk", status: "INACTIVE" as const, expression: 'user.department=="Risk"', groups: ["risk"] }],
      });
      const path = `/api/v1/groups/rules/${org.okta.state.rules()[0]?.id}`;
      await org.post(`${path}/lifecycle/activate`);
      await org.clock.advance(1500);
      await org.post(`${path}/lifecycle/deactivate`);
      const answer = await org.del(`${path}?removeUsers=${removeUsers}`);
      expect(answer.status).toBe(202);
      await org.clock.advance(1500);
      expect(members(org)).toEqual(left);
    }
  });
});
