import type { ReferenceTable } from "@tenure/lifecycle-rules";
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

    const left = sandbox.okta.state
      .log()
      .filter(({ eventType }) => eventType === "group.user_membership.remove")
      .flatMap(({ target }) => target?.map(({ displayName }) => displayName) ?? []);
    expect(left.indexOf("team-hazard-models")).toBeGreaterThan(-1);
    expect(left.indexOf("team-hazard-models")).toBeLessThan(left.indexOf("gitlab-developers"));
    const issue = sandbox.jira.state.issue(dismissed);
    const tasks = issue?.tasks.map(({ summary }) => summary) ?? [];
    expect(tasks).toContainEqual(expect.stringMatching(/^GitLab: Personal access tokens and SSH keys: /));
    expect(new Set(tasks).size).toBe(tasks.length);
    expect(issue?.statusCategory).toBe("done");
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
