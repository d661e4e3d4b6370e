import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, AWAY, atWork, failing, LOGIN } from "./at-work.ts";

const APOLLO = { login: LOGIN, reason: "Helps out", project: { value: "Apollo" }, until: "2027-09-05" };
const END = "2027-09-05T22:00:00.000Z";
const SALES = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } };
const OVERLAP_ENDS = "2027-08-29T22:00:00.000Z";

const names = ({ ana }: AtWork) => ana().memberships.map(({ name }) => name);

async function given(fields: Readonly<Record<string, unknown>> = {}, company: Parameters<typeof atWork>[0] = {}) {
  const on = await atWork(company);
  on.file("access", { ...APOLLO, ...fields });
  expect(await on.run("10003")).toMatchObject({ state: "waiting", nextDue: END });
  expect(names(on)).toContain("Apollo");
  return on;
}

async function moved(company: Parameters<typeof atWork>[0] = {}) {
  const on = await atWork(company);
  on.file("mover", SALES);
  expect((await on.run("10003")).state).toBe("waiting");
  expect(names(on)).toContain("Engineers");
  return on;
}

/** What people do to a ticket. */
const FATES: readonly (readonly [string, (on: AtWork) => void])[] = [
  ["was deleted", ({ ports }) => ports.desk.delete("10003")],
  ["became another kind", (on) => on.file("access", APOLLO, { issueTypeId: "bug" })],
  ["lost a required field", (on) => on.file("access", { ...APOLLO, reason: "" })],
  ["asks for longer than the row allows", (on) => on.file("access", { ...APOLLO, until: "2029-01-01" })],
  ["names somebody else", (on) => on.file("access", { ...APOLLO, login: "max@jupiter.example" })],
];

describe("access for a time whose ticket", () => {
  for (const [what, happens] of FATES) {
    for (const told of [true, false]) {
      it(`${what}, ${told ? "as a webhook tells" : "unseen"}, ends on its day and not before`, async () => {
        const on = await given();
        happens(on);
        if (told) await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
        await work(on.ports, on.company);
        expect(names(on)).toContain("Apollo");

        on.ports.clock.moveTo(END);
        await work(on.ports, on.company);

        expect(names(on)).not.toContain("Apollo");
        expect(names(on)).toContain("Climbing");
        const told2 = (await sweep(on.ports, on.company))._unsafeUnwrap().alerts;
        expect(told2).toContainEqual(expect.stringContaining("was ended as it was accepted"));
        await work(on.ports, on.company);
        expect((await sweep(on.ports, on.company))._unsafeUnwrap().alerts).not.toContainEqual(
          expect.stringContaining("was ended as it was accepted"),
        );
      });
    }
  }

  it("was deleted before it waited for anything, is found by the sweep out of the ledger", async () => {
    const on = await given();
    on.ports.desk.delete("10003");
    const lease = (await on.ports.queue.lease(END as never))._unsafeUnwrap();
    if (lease !== undefined) await on.ports.queue.settle(lease);
    on.ports.clock.moveTo("2027-09-06T09:00:00Z");

    await sweep(on.ports, on.company);
    await work(on.ports, on.company);

    expect(names(on)).not.toContain("Apollo");
  });

  it("was deleted stays given where another ticket or a row gives it by then", async () => {
    const on = await given();
    on.file("access", { ...APOLLO, until: "2027-09-10" }, { id: "10004" });
    await on.run("10004");
    on.ports.desk.delete("10003");

    on.ports.clock.moveTo(END);
    await work(on.ports, on.company);
    expect(names(on)).toContain("Apollo");

    on.ports.clock.moveTo("2027-09-10T22:00:00Z");
    await work(on.ports, on.company);
    expect(names(on)).not.toContain("Apollo");
  });

  it("was deleted is taken by the last of two that were", async () => {
    const on = await given();
    on.file("access", { ...APOLLO, until: "2027-09-10" }, { id: "10004" });
    await on.run("10004");
    on.ports.desk.delete("10003");
    on.ports.desk.delete("10004");
    on.ports.clock.moveTo(END);
    await work(on.ports, on.company);
    expect(names(on)).toContain("Apollo");
    on.ports.clock.moveTo("2027-09-10T22:00:00Z");
    await work(on.ports, on.company);
    expect(names(on)).not.toContain("Apollo");
  });

  it("was deleted is taken although the directory was away, and no brake is passed by", async () => {
    const on = await given();
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo(END);
    await work(failing(on.ports, "directory", "carryOut", AWAY, { times: 3 }), on.company);
    expect(names(on)).toContain("Apollo");
    on.ports.clock.advance(3600);
    await work(on.ports, on.company);
    expect(names(on)).not.toContain("Apollo");

    const held = await given({}, { table: { ...TABLE, rules: { ...TABLE.rules, brakes: { maxRemovals: 0 } } } });
    held.ports.desk.delete("10003");
    held.ports.clock.moveTo(END);
    await work(held.ports, held.company);
    expect(names(held)).toContain("Apollo");
    expect((await sweep(held.ports, held.company))._unsafeUnwrap().alerts).toContainEqual(
      expect.stringContaining("is not ended"),
    );
  });

  it("cannot be read for an outage is waited for an hour, and ends then", async () => {
    const on = await given();
    const noDesk = { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "Jira is away." };
    const ports = failing(on.ports, "desk", "read", noDesk);
    on.ports.clock.moveTo(END);
    await work(ports, on.company);
    expect(names(on)).toContain("Apollo");
    for (let tries = 0; tries < 9; tries += 1) {
      const { nextDue } = (await work(ports, on.company))._unsafeUnwrap();
      on.ports.clock.moveTo(nextDue ?? on.ports.clock.now());
    }
    expect(names(on)).not.toContain("Apollo");
  });
});

describe("an overlap whose ticket", () => {
  const fates: readonly (readonly [string, (on: AtWork) => void])[] = [
    ["was deleted", ({ ports }) => ports.desk.delete("10003")],
    ["lost a required field", (on) => on.file("mover", { ...SALES, effective: "" })],
    ["names somebody else", (on) => on.file("mover", { ...SALES, login: "max@jupiter.example" })],
  ];
  for (const [what, happens] of fates) {
    it(`${what} ends on its day and not before`, async () => {
      const on = await moved();
      happens(on);
      await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
      await work(on.ports, on.company);
      expect(names(on)).toContain("Engineers");

      on.ports.clock.moveTo(OVERLAP_ENDS);
      await work(on.ports, on.company);

      expect(names(on)).not.toContain("Engineers");
      expect(names(on)).toContain("Climbing");
    });
  }

  it("was deleted before the change began takes nothing", async () => {
    const on = await atWork();
    on.file("mover", { ...SALES, effective: "2027-09-01" });
    await on.run("10003");
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo("2027-09-20T10:00:00Z");
    await work(on.ports, on.company);
    expect(names(on)).toContain("Engineers");
    expect(on.ana().profile["department"]).toBe("Engineering");
  });

  for (const gone of [false, true]) {
    it(`M11: ${gone ? "was deleted" : "is there"} ends on its day although somebody leaves next year`, async () => {
      const on = await moved();
      on.file("leaver", { login: LOGIN, lastDay: "2028-06-30" }, { id: "10004" });
      await on.run("10004");
      if (gone) on.ports.desk.delete("10003");
      on.ports.clock.moveTo(OVERLAP_ENDS);

      await work(on.ports, on.company);

      expect(names(on)).not.toContain("Engineers");
      expect(on.ana().status).toBe("ACTIVE");
      if (!gone) expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("done");
      expect(on.ports.desk.comments.get("10004")?.progress.state).toBe("waiting");
    });
  }

  it("was deleted keeps what a later move gives back", async () => {
    const on = await moved();
    on.ports.desk.delete("10003");
    on.file("mover", { ...SALES, department: { value: "Engineering" }, effective: "2027-08-22" }, { id: "10004" });
    on.ports.clock.moveTo("2027-08-22T10:00:00Z");
    await on.run("10004");
    on.ports.clock.moveTo("2027-09-02T10:00:00Z");
    await work(on.ports, on.company);
    expect(names(on)).toContain("Engineers");
  });

  it("is a change for a time and was deleted: what it gave is taken, and the profile is what it was", async () => {
    const on = await atWork();
    on.file("mover", { ...SALES, until: "2027-09-30" });
    await on.run("10003");
    on.ports.clock.moveTo("2027-09-01T10:00:00Z");
    await work(on.ports, on.company);
    const before = names(on);
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo("2027-10-01T10:00:00Z");
    await work(on.ports, on.company);
    expect(on.ana().profile["department"]).toBe("Engineering");
    expect(before.filter((name) => !names(on).includes(name))).not.toEqual([]);
    expect(names(on).every((name) => before.includes(name))).toBe(true);
  });
});

describe("a leaver whose ticket was deleted after they were shut out", () => {
  it("is taken apart when the hold is over and somebody could have brought the ticket back, and not deleted", async () => {
    const leaver = { holdDays: 14, deleteAfterDays: 30 };
    const on = await atWork({ table: { ...TABLE, rules: { ...TABLE.rules, leaver } } });
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await on.run("10003");
    expect(on.ana().status).toBe("SUSPENDED");
    on.ports.desk.delete("10003");
    await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
    await work(on.ports, on.company);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toHaveLength(1);

    for (const [day, status] of [
      ["2027-08-30T10:00:00Z", "SUSPENDED"],
      ["2027-09-05T10:00:00Z", "DEPROVISIONED"],
      ["2027-12-05T10:00:00Z", "DEPROVISIONED"],
    ] as const) {
      on.ports.clock.moveTo(day);
      await sweep(on.ports, on.company);
      await work(on.ports, on.company);
      expect(on.ana().status).toBe(status);
    }
    expect(on.ana().memberships).toEqual([]);
  });
});

describe("what was given up although it should have ended", () => {
  it("is tried again by the sweep, a few times a day", async () => {
    const on = await given();
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo(END);
    const lease = (await on.ports.queue.lease(on.ports.clock.now()))._unsafeUnwrap();
    if (lease !== undefined) await on.ports.queue.bury(lease, on.ports.clock.now(), "A mistake of ours.");
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(0);
    on.ports.clock.advance(6 * 3600);

    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(1);
    await work(on.ports, on.company);

    expect(names(on)).not.toContain("Apollo");
  });

  it("is a leaver, whom nobody holds any more after a week", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo("2027-08-31T22:00:00Z");
    await work(on.ports, on.company);
    expect(on.ana()).toMatchObject({ status: "SUSPENDED" });

    on.ports.clock.moveTo("2027-09-06T22:00:00Z");
    await sweep(on.ports, on.company);
    await work(on.ports, on.company);
    expect(on.ana()).toMatchObject({ status: "SUSPENDED" });
    on.ports.clock.moveTo("2027-09-07T23:00:00Z");
    await sweep(on.ports, on.company);
    await work(on.ports, on.company);

    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });
});

describe("a leave whose ticket was deleted", () => {
  it("lets nobody in again by itself, and people are told", async () => {
    const on = await atWork();
    on.file("leave-of-absence", { login: LOGIN, from: "2027-08-20", until: "2027-09-01" });
    await on.run("10003");
    on.ports.desk.delete("10003");
    on.ports.clock.moveTo("2027-09-02T10:00:00Z");
    await work(on.ports, on.company);
    expect(on.ana().status).toBe("SUSPENDED");
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().alerts).toContainEqual(expect.stringContaining("10003"));
  });
});
