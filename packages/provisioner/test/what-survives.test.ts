import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { isConfirmation, stepsOf } from "../src/evidence/events.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { MAX, TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { atWork, LOGIN } from "./at-work.ts";

const NOW = { login: LOGIN, immediate: { value: "Yes" } };
const GITLAB = "0oagitlab00000000001";
const ENGINEERS = { groupId: "00gengineers00000001", name: "Engineers" };

const withRules = (rules: Partial<typeof TABLE.rules>) => aTable({ rules: { ...TABLE.rules, ...rules } });
const keys = {
  task: "gitlab-keys",
  summary: "GitLab: Personal access tokens and SSH keys",
  owner: "platform@jupiter.example",
  withinHours: 4,
  endedBy: "Blocking the user",
  evidence: "The user is listed as blocked",
};
const sessions = {
  task: "gitlab-sessions",
  summary: "GitLab: Sessions on phones and desktops",
  owner: "platform@jupiter.example",
  withinHours: 1,
  evidence: "The user has no session",
};

describe("what survives a leaver's account in Okta", () => {
  it("L10: keys and tokens become one task each, with who, until when and what proves it, however often it is looked", async () => {
    const applications = [{ key: "gitlab", label: "GitLab", appId: GITLAB, residue: [keys] }];
    const on = await atWork({ table: withRules({ applications }) });
    on.file("leaver", NOW);

    await on.run("10003");
    for (let looks = 0; looks < 3; looks += 1) {
      on.ports.clock.advance(7 * 3600);
      await sweep(on.ports, on.company);
      await work(on.ports, on.company);
      await on.run("10003");
    }

    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", assignments: [] });
    const tasks = on.ports.desk.tasks.filter(({ stepId }) => stepId === "open-task:gitlab-keys");
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.details).toEqual(
      expect.arrayContaining([
        { label: "Owner", value: "platform@jupiter.example" },
        { label: "Done by", value: "2027-08-20 14:00 UTC" },
        { label: "Closed by", value: "The user is listed as blocked" },
      ]),
    );
    const opened = on.ports.ledger.entries.filter(
      (entry) => isConfirmation(entry) && stepsOf(entry).some(({ step }) => step.id === "open-task:gitlab-keys"),
    );
    expect(opened).toHaveLength(1);
  });

  it("L10: nothing is opened for an application the leaver never had", async () => {
    const residue = [{ ...keys, task: "crm-seat", summary: "CRM: Seat" }];
    const on = await atWork({
      table: withRules({ applications: [{ key: "crm", label: "CRM", appId: "0oacrm00000000000001", residue }] }),
    });
    on.file("leaver", NOW);

    await on.run("10003");

    expect(on.ports.desk.tasks.map(({ stepId }) => stepId)).not.toContain("open-task:crm-seat");
  });

  it("L11: sessions of an application's own are told before, and the evidence says until when they may live", async () => {
    const applications = [{ key: "gitlab", label: "GitLab", appId: GITLAB, residue: [sessions] }];
    const on = await atWork({ table: withRules({ applications }) });
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    expect(on.ports.desk.comments.get("10003")?.progress.plan?.findings.map(({ sentence }) => sentence)).toContain(
      "Native and mobile sessions of GitLab outlive those of Okta; end them there, or wait until they run out.",
    );

    on.ports.clock.moveTo("2027-08-31T22:00:00Z");
    await work(on.ports, on.company);

    expect(on.ana().mayHoldSessions).toBe(false);
    const bodies = on.ports.ledger.entries.flatMap(({ body, event }) => (event === "step-confirmed" ? [body] : []));
    expect(bodies).toContainEqual(
      expect.objectContaining({
        step: expect.objectContaining({
          action: expect.objectContaining({ task: "gitlab-sessions", dueBy: "2027-08-31T23:00:00.000Z" }),
        }),
      }),
    );
  });
});

describe("L14: the last one of a group that must not stand empty", () => {
  const table = withRules({ requiredGroups: [ENGINEERS.groupId] });

  it("is not ended, at once or on a day, until somebody else is in it", async () => {
    for (const fields of [NOW, { login: LOGIN, lastDay: "2027-08-19" }]) {
      const on = await atWork({ table });
      on.file("leaver", fields);

      expect(await on.run("10003")).toMatchObject({ state: "refused", refusals: [{ kind: "last-member" }] });
      on.ports.clock.advance(86_400);
      await sweep(on.ports, on.company);
      await work(on.ports, on.company);
      expect(on.ana()).toMatchObject({ status: "ACTIVE", mayHoldSessions: true });
      expect(
        on.ports.ledger.entries.some(({ event, ticketId }) => event === "step-started" && ticketId === "10003"),
      ).toBe(false);

      on.ports.directory.put({ ...MAX, memberships: [{ ...ENGINEERS, provenance: { kind: "direct" } }] });
      expect((await on.run("10003")).state).toBe("done");
      expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
    }
  });
});
