import type { ReferenceTable } from "@tenure/lifecycle-rules";
import type { Sandbox } from "@tenure/sandbox";
import { table } from "@tenure-examples/jupiter";
import { describe, expect, it } from "vitest";
import { aCompany } from "./a-company.ts";
import { ana, hire, termination } from "./tickets.ts";

const policy = table._unsafeUnwrap();
const developers = policy.rows.flatMap(({ id, grants }) =>
  grants.flatMap((grant) => (id === "gitlab-developers" && grant.kind === "group" ? [grant] : [])),
);

/** Jupiter's table, but that one row names GitLab by its blueprint, and the rules say by which group it is given. */
const byBlueprint: ReferenceTable = {
  ...policy,
  rules: { ...policy.rules, applications: [{ key: "gitlab-com", label: "GitLab", assignedBy: developers }] },
  rows: policy.rows.map((row) =>
    row.id === "gitlab-developers"
      ? { ...row, grants: [{ kind: "application", appId: "gitlab-com", label: "GitLab" } as const] }
      : row,
  ),
};

/** Groups in the order in which somebody left them. */
const groupsLeft = ({ okta }: Sandbox) =>
  okta.state
    .log()
    .filter(({ eventType }) => eventType === "group.user_membership.remove")
    .flatMap(({ target }) => target?.map(({ displayName }) => displayName) ?? []);

describe("somebody who leaves", () => {
  it("leaves the group an application is told of before the one that gives it, and what stays behind there as tasks", async () => {
    const gitlab = { blueprint: "gitlab-com", settings: { group: "jupiter" }, pushGroups: ["team-hazard-models"] };
    const { file, liveUntil, sandbox } = await aCompany({ settings: { table: byBlueprint, applications: [gitlab] } });
    await file("11", hire);
    await liveUntil("2027-01-05T00:00:00.000Z");
    expect(sandbox.okta.state.user(ana)?.groups.map(({ name }) => name)).toContain("gitlab-developers");

    await sandbox.clock.advanceTo("2027-09-14T14:47:00.000Z");
    const dismissed = await file("13", termination);
    await liveUntil("2027-09-15T00:00:00.000Z");

    const left = groupsLeft(sandbox);
    expect(left.indexOf("team-hazard-models")).toBeGreaterThan(-1);
    expect(left.indexOf("team-hazard-models")).toBeLessThan(left.indexOf("gitlab-developers"));
    const issue = sandbox.jira.state.issue(dismissed);
    const tasks = issue?.tasks.map(({ summary }) => summary) ?? [];
    expect(tasks).toContainEqual(expect.stringMatching(/^GitLab: Personal access tokens and SSH keys: /));
    expect(new Set(tasks).size).toBe(tasks.length);
    expect(issue?.statusCategory).toBe("done");
  });

  it("gets each task once, with who and until when, for applications held by hand, by group and by pushed group", async () => {
    const declared = [
      { blueprint: "zoom", settings: { vanity: "jupiter" } },
      { blueprint: "gitlab-com", settings: { group: "jupiter" }, assignmentGroups: ["gitlab-developers"] },
      {
        blueprint: "snowflake",
        settings: { account: "jupiter" },
        // Left before the pushed group, were it not for the push.
        assignmentGroups: ["jupiter-employees"],
        pushGroups: ["SNOWFLAKE_ANALYST"],
      },
    ];
    const { file, liveUntil, sandbox } = await aCompany({
      settings: { applications: declared },
      seed: ({ okta, jira }) => ({
        okta: {
          ...okta,
          apps: [
            ...(okta.apps ?? []).filter(({ label }) => label !== "Snowflake"),
            { label: "Snowflake", name: "snowflake", groups: ["jupiter-employees"] },
            { label: "Zoom", name: "zoomus" },
          ],
        },
        jira,
      }),
    });
    await file("11", hire);
    await liveUntil("2027-01-05T00:00:00.000Z");
    const { id: userId } = sandbox.okta.state.user(ana) ?? {};
    const zoom = sandbox.okta.state.apps().find(({ label }) => label === "Zoom");
    await fetch(`${sandbox.okta.url}/api/v1/apps/${zoom?.id}/users`, {
      method: "POST",
      headers: { authorization: `SSWS ${sandbox.okta.apiToken}`, "content-type": "application/json" },
      body: JSON.stringify({ id: userId, scope: "USER" }),
    });
    const held = sandbox.okta.state.user(ana)?.apps.map(({ label, scope }) => `${label} ${scope}`);
    expect(held).toEqual(expect.arrayContaining(["Zoom USER", "GitLab GROUP", "Snowflake GROUP"]));

    await sandbox.clock.advanceTo("2027-09-14T14:47:00.000Z");
    const dismissed = await file("13", termination);
    await liveUntil("2027-09-22T00:00:00.000Z");

    const opened = sandbox.jira.state.issue(dismissed)?.tasks.map(({ key, summary }) => {
      const { description = "" } = sandbox.jira.state.issue(key)?.fields ?? {};
      const [, owner, until] = /Owner: (.+)\s+Done by: (.+) UTC/.exec(description) ?? [];
      return [/^.+?: [^:,]+/.exec(summary)?.[0], owner, until];
    });
    expect(opened).toEqual([
      ["GitLab: Personal access tokens and SSH keys", "application owner", "2027-09-15 14:47"],
      ["GitLab: Sessions in a browser", "application owner", "2027-09-14 18:47"],
      ["Snowflake: Queries that run", "application owner", "2027-09-14 15:47"],
      ["Snowflake: Tasks", "application owner", "2027-09-21 14:47"],
      ["Zoom: Meetings and recordings the person hosts", "application owner", "2027-09-21 14:47"],
      ["Zoom: Sessions in clients", "identity", "2027-09-14 15:47"],
    ]);
    const left = groupsLeft(sandbox);
    expect(left.indexOf("SNOWFLAKE_ANALYST")).toBeGreaterThan(-1);
    expect(left.indexOf("SNOWFLAKE_ANALYST")).toBeLessThan(left.indexOf("jupiter-employees"));
    expect(sandbox.okta.state.user(ana)?.apps).toEqual([]);
  });

  it("is shut out by the end of the account where Okta suspends only whom it calls active, hold or not", async () => {
    const held = { ...policy, rules: { ...policy.rules, leaver: { ...policy.rules.leaver, holdDays: 30 } } };
    const { file, liveUntil, sandbox } = await aCompany({
      okta: { suspendFrom: ["ACTIVE"] },
      settings: { table: held },
    });
    await file("11", hire);
    await liveUntil("2027-01-05T00:00:00.000Z");
    sandbox.okta.people.choosePassword(ana);
    sandbox.okta.people.lockOut(ana);

    await sandbox.clock.advanceTo("2027-09-14T14:47:00.000Z");
    const dismissed = await file("13", termination);
    await liveUntil("2027-09-14T15:00:00.000Z");

    expect(sandbox.okta.state.user(ana)).toMatchObject({ status: "DEPROVISIONED", sessions: 0 });
    expect(sandbox.okta.state.user(ana)?.groups.length).toBeGreaterThan(1);
    await liveUntil("2027-10-16T00:00:00.000Z");
    expect(sandbox.okta.state.user(ana)?.groups.map(({ name }) => name)).toEqual(["Everyone"]);
    expect(sandbox.jira.state.issue(dismissed)?.statusCategory).toBe("done");
  });
});
