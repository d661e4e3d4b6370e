import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty, TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, failing, LOGIN } from "./at-work.ts";

const groups = (on: AtWork) => on.ana().memberships.map(({ name }) => name);
const CLOSED = { statusCategory: "done" } as const;
const APOLLO = { login: LOGIN, reason: "Helps", project: { value: "Apollo" }, until: "2027-09-05" };

/** Loses every job, as a queue does whose store was lost: the sweep alone finds what is due. */
async function loseJobs(on: AtWork): Promise<void> {
  const far = "2099-01-01T00:00:00.000Z" as ReturnType<typeof on.ports.clock.now>;
  for (;;) {
    const lease = (await on.ports.queue.lease(far))._unsafeUnwrap();
    if (lease === undefined) return;
    await on.ports.queue.settle(lease);
  }
}

async function sweepAndWork(on: AtWork): Promise<void> {
  (await sweep(on.ports, on.company))._unsafeUnwrap();
  (await work(on.ports, on.company))._unsafeUnwrap();
}

describe("D12: a ticket that people close before its end", () => {
  it("brings access for a time to its end, found by the sweep alone", async () => {
    const on = await atWork();
    on.file("access", APOLLO);
    await on.run("10003");
    on.file("access", APOLLO, CLOSED);
    expect(await on.run("10003")).toMatchObject({ state: "waiting", nextDue: "2027-09-05T22:00:00.000Z" });
    expect(groups(on)).toContain("Apollo");
    await loseJobs(on);

    on.ports.clock.moveTo("2027-09-06T08:00:00Z");
    await sweepAndWork(on);

    expect(groups(on)).not.toContain("Apollo");
    expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("done");
  });

  it("gives nothing that had not been given", async () => {
    const on = await atWork({ approval: { exempt: [] } });
    on.file("access", APOLLO);
    expect((await on.run("10003")).state).toBe("awaiting-approval");
    on.file("access", APOLLO, CLOSED);

    expect(await on.run("10003")).toMatchObject({ state: "refused", refusals: [{ kind: "ticket-closed" }] });
    on.ports.clock.moveTo("2027-08-21T10:00:00Z");
    await sweepAndWork(on);
    expect(groups(on)).not.toContain("Apollo");
  });

  it("ends an overlap on its day, and says which steps are left out", async () => {
    const on = await atWork();
    const move = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } };
    on.file("mover", move);
    const refuse = { kind: "directory-failure", retryable: false, mayHaveHappened: false, sentence: "No." };
    await on.run("10003", { ports: failing(on.ports, "directory", "carryOut", refuse, { times: 2 }) });
    expect(groups(on)).toContain("Engineers");
    on.file("mover", move, CLOSED);

    const { plan, state } = await on.run("10003");

    expect(state).toBe("waiting");
    expect(plan?.steps.map(({ action }) => action.kind)).toEqual(["remove-from-group", "unassign-application"]);
    expect(plan?.findings).toContainEqual(expect.objectContaining({ kind: "ticket-closed" }));
    on.ports.clock.moveTo("2027-09-02T08:00:00Z");
    await work(on.ports, on.company);
    expect(groups(on)).not.toContain("Engineers");
  });

  it("takes a leaver apart when the hold is over", async () => {
    const on = await atWork({ table: aTable({ rules: { ...TABLE.rules, leaver: { holdDays: 7 } } }) });
    const now = { login: LOGIN, immediate: { value: "Yes" } };
    on.file("leaver", now);
    await on.run("10003");
    on.file("leaver", now, CLOSED);
    await loseJobs(on);
    expect((await on.run("10003")).state).toBe("waiting");

    on.ports.clock.moveTo("2027-08-28T00:00:00Z");
    await sweepAndWork(on);

    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });

  it("shuts a leaver out whose hour had come and whom Okta did not take out yet", async () => {
    const on = await atWork();
    const now = { login: LOGIN, immediate: { value: "Yes" } };
    const away = { kind: "directory-failure", retryable: true, mayHaveHappened: false, sentence: "No answer." };
    on.file("leaver", now);
    await on.run("10003", { ports: failing(on.ports, "directory", "carryOut", away) });
    expect(on.ana().status).toBe("ACTIVE");
    on.file("leaver", now, CLOSED);

    expect((await on.run("10003")).state).toBe("done");
    expect(on.ana().status).toBe("DEPROVISIONED");
  });

  it("brings somebody who is away back on their day", async () => {
    const on = await atWork();
    const away = { login: LOGIN, from: "2027-08-20", until: "2027-11-01" };
    on.file("leave-of-absence", away);
    await on.run("10003");
    on.file("leave-of-absence", away, CLOSED);
    expect((await on.run("10003")).state).toBe("waiting");

    on.ports.clock.moveTo("2027-11-01T08:00:00Z");
    await work(on.ports, on.company);

    expect(on.ana().status).toBe("ACTIVE");
  });

  it("J5: wakes no hire: the account sleeps on, until the ticket is withdrawn or opened again", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    await on.run("10001");
    on.file("joiner", ANA, { id: "10001", ...CLOSED });
    on.ports.clock.moveTo("2027-03-01T08:00:00Z");

    expect((await on.run("10001")).refusals).toMatchObject([{ kind: "ticket-closed" }]);
    expect(on.ana().status).toBe("STAGED");
    on.file("joiner", { ...ANA, withdrawn: { value: "Yes" } }, { id: "10001", ...CLOSED });
    expect((await on.run("10001")).state).toBe("done");
    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });
});
