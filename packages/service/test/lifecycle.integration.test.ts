import { describe, expect, it } from "vitest";
import { aCompany } from "./a-company.ts";
import { ana, hire, move, termination } from "./tickets.ts";

describe("Tenure", () => {
  it("takes a hire, a move and a termination from a signed webhook to a verified end", async () => {
    const { answered, file, liveUntil, sandbox, tenure } = await aCompany();
    const { clock, jira, okta, smtp } = sandbox;
    const groupsOf = () =>
      okta.state
        .user(ana)
        ?.groups.map(({ name }) => name)
        .toSorted();

    const hired = await file("11", hire);
    expect(answered).toEqual([202]);
    const worked = (await tenure.work())._unsafeUnwrap();
    expect(worked.failures).toEqual([]);
    expect(worked.progress.map(({ state }) => state)).toEqual(["waiting"]);
    expect(okta.state.user(ana)).toMatchObject({ status: "STAGED" });
    expect(groupsOf()).toContain("team-hazard-models");
    expect(jira.state.issue(hired)?.comments).toMatchObject([{ internal: true }]);
    expect(jira.state.issue(hired)?.tasks.map(({ summary }) => summary)).toEqual([
      "Prepare a door badge for Zurich",
      "Prepare a laptop",
    ]);

    await liveUntil("2027-01-05T00:00:00.000Z");
    expect(okta.state.user(ana)?.status).toBe("PROVISIONED");
    expect(jira.state.issue(hired)).toMatchObject({ statusCategory: "done", resolution: "Done" });
    expect(jira.state.issue(hired)?.comments).toHaveLength(1);

    await clock.advanceTo("2027-05-03T07:30:00.000Z");
    const moved = await file("12", move);
    await liveUntil("2027-06-30T00:00:00.000Z");
    expect(groupsOf()).toContain("team-site-reliability");
    expect(groupsOf()).not.toContain("team-hazard-models");
    expect(jira.state.issue(moved)?.statusCategory).toBe("done");

    await clock.advanceTo("2027-09-14T14:47:00.000Z");
    const dismissed = await file("13", termination);
    await liveUntil("2027-09-15T00:00:00.000Z");
    expect(okta.state.user(ana)).toMatchObject({ status: "DEPROVISIONED", sessions: 0, apps: [] });
    expect(groupsOf()).toEqual(["Everyone"]);
    expect(jira.state.issue(dismissed)?.statusCategory).toBe("done");

    const mails = smtp.received().map(({ messageId }) => messageId);
    expect(mails.length).toBeGreaterThan(0);
    expect(new Set(mails).size).toBe(mails.length);
    expect((await tenure.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
    // What can be handed out holds no value of anybody's profile, before or after a change.
    const told = JSON.stringify((await tenure.ledger.read({}))._unsafeUnwrap());
    const changes = told.match(/"changes":\[[^\]]*/g)?.join() ?? "";
    const values = changes.match(/"(from|to)":../g) ?? [];
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((one) => !one.endsWith('{"'))).toEqual([]);
  });
});
