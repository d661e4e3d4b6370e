import { aTable } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import type { Ports } from "../src/ports/ports.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, AWAY, atWork, failing, LOGIN } from "./at-work.ts";

const LAST_DAY = { login: LOGIN, lastDay: "2027-08-31" };
const HOUR = "2027-08-31T22:00:00Z";
const NO_DESK = { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "Jira is away." };

/** Somebody whose last day is planned and accepted. */
async function leaving(company: Parameters<typeof atWork>[0] = {}): Promise<AtWork> {
  const on = await atWork(company);
  on.file("leaver", LAST_DAY);
  expect((await on.run("10003")).state).toBe("waiting");
  return on;
}

const deadLetters = async ({ ports }: AtWork) => (await ports.queue.deadLetters())._unsafeUnwrap();
const OUT = { status: "SUSPENDED", mayHoldSessions: false };

/** Ports with a mistake of ours in them. */
function mistaken({ ports }: AtWork): Ports {
  const read: typeof ports.desk.read = () => {
    throw new TypeError("not a function");
  };
  return { ...ports, desk: { ...ports.desk, read } };
}

describe("a leaver whose ticket cannot be read at their hour", () => {
  it("D12: is shut out where it was deleted or hidden before, and a person is told", async () => {
    const on = await leaving();
    on.ports.desk.delete("10003");
    await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
    await work(on.ports, on.company);
    expect(on.ana().status).toBe("ACTIVE");
    expect(await deadLetters(on)).toEqual([]);
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().alerts).toEqual([
      expect.stringContaining("is shut out at 2027-08-31T22:00:00.000Z all the same"),
    ]);

    on.ports.clock.moveTo(HOUR);
    await work(on.ports, on.company);

    expect(on.ana()).toMatchObject(OUT);
    expect(await deadLetters(on)).toMatchObject([{ ticketId: "10003" }]);
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().alerts).toEqual([
      expect.stringContaining("Ticket 10003 was given up: The ticket is gone, hidden or of another kind"),
    ]);
  });

  it("is shut out where it became a ticket of another kind, or a mistake of ours stops us", async () => {
    const moved = await leaving();
    moved.file("leaver", LAST_DAY, { issueTypeId: "bug" });
    moved.ports.clock.moveTo(HOUR);
    await work(moved.ports, moved.company);
    expect(moved.ana()).toMatchObject(OUT);

    const on = await leaving();
    on.ports.clock.moveTo(HOUR);
    const { failures } = (await work(mistaken(on), on.company))._unsafeUnwrap();
    expect(failures.map(({ failure }) => failure.kind)).toEqual(["mistake"]);
    expect(on.ana()).toMatchObject(OUT);
    expect(await deadLetters(on)).toHaveLength(1);
  });

  it("is shut out where somebody emptied a field of its form meanwhile, and not where the form says another day", async () => {
    const emptied = await leaving();
    emptied.file("leaver", { ...LAST_DAY, login: "" });
    expect((await emptied.run("10003")).state).toBe("form-incomplete");
    expect(emptied.ana().status).toBe("ACTIVE");
    const moved = await leaving();
    moved.file("leaver", { ...LAST_DAY, lastDay: "2027-12-31" });
    await moved.run("10003");

    for (const on of [emptied, moved]) {
      on.ports.clock.moveTo(HOUR);
      await work(on.ports, on.company);
    }

    expect(emptied.ana()).toMatchObject(OUT);
    expect(moved.ana().status).toBe("ACTIVE");
  });

  it("is not given up before the hour, nor while they are still in", async () => {
    const on = await leaving();
    await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
    const { nextDue } = (await work(mistaken(on), on.company))._unsafeUnwrap();
    expect([nextDue, await deadLetters(on)]).toEqual(["2027-08-31T22:00:00.000Z", []]);

    on.ports.desk.delete("10003");
    on.ports.clock.moveTo(HOUR);
    const away = failing(on.ports, "directory", "carryOut", AWAY);
    for (let tries = 0; tries < 20; tries += 1) {
      const worked = (await work(away, on.company))._unsafeUnwrap();
      expect(await deadLetters(on)).toEqual([]);
      on.ports.clock.moveTo(worked.nextDue ?? on.ports.clock.now());
    }
    await work(on.ports, on.company);
    expect(on.ana()).toMatchObject(OUT);
  });

  it("is shut out where the last run had failed", async () => {
    const on = await leaving();
    on.ports.clock.moveTo(HOUR);
    await work(failing(on.ports, "directory", "carryOut", AWAY), on.company);
    expect(on.ports.desk.comments.get("10003")?.progress.state).toBe("failed");
    on.ports.clock.advance(600);

    await work(failing(on.ports, "desk", "read", NO_DESK), on.company);

    expect(on.ana()).toMatchObject(OUT);
  });

  it("is ended where Okta does not suspend them", async () => {
    const on = await leaving({ table: aTable({ rules: { ...TABLE.rules, leaver: { holdDays: 7 } } }) });
    on.ports.directory.put({ ...on.ana(), status: "LOCKED_OUT" });
    on.ports.clock.moveTo(HOUR);
    const { carryOut } = on.ports.directory;
    const refusing: typeof carryOut = (actions, subject) =>
      actions[0].kind === "suspend-account"
        ? failing(on.ports, "directory", "carryOut", {
            ...AWAY,
            retryable: false,
            wrongState: true,
          }).directory.carryOut(actions, subject)
        : carryOut(actions, subject);
    const ports = failing(on.ports, "desk", "read", NO_DESK);

    await work({ ...ports, directory: { ...on.ports.directory, carryOut: refusing } }, on.company);

    expect(on.ana().status).toBe("DEPROVISIONED");
  });

  it("stays where people held, declined or withdrew it after it was planned", async () => {
    const withdrawn = await leaving();
    withdrawn.file("leaver", { ...LAST_DAY, withdrawn: { value: "Yes" } });
    await withdrawn.run("10003");
    const closed = await leaving();
    closed.file("leaver", LAST_DAY, { statusCategory: "done" });
    await closed.run("10003");
    const declined = await leaving();
    await declined.ports.ledger.append({
      at: declined.ports.clock.now(),
      ticketId: "10003",
      ticketKey: "ON-10003",
      runId: "r",
      event: "declined",
      actor: "boss@jupiter.example",
      body: {},
    });
    for (const on of [withdrawn, closed, declined]) {
      on.ports.desk.delete("10003");
      await on.ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
      on.ports.clock.moveTo(HOUR);
      await work(on.ports, on.company);
      expect(on.ana().status).toBe("ACTIVE");
    }
  });

  it("is tried again by the sweep although their ticket was given up", async () => {
    const on = await leaving();
    on.ports.clock.moveTo(HOUR);
    const lease = (await on.ports.queue.lease(on.ports.clock.now()))._unsafeUnwrap();
    if (lease !== undefined) await on.ports.queue.bury(lease, on.ports.clock.now(), "A mistake of ours.");

    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(1);
    await work(on.ports, on.company);

    expect(on.ana().status).toBe("DEPROVISIONED");
  });

  it("L17: is not shut out unseen where too many are due at once, and people are told once", async () => {
    for (const gone of [false, true]) {
      const table = aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 50, maxLeavers: 2 } } });
      const on = await atWork({ table });
      const people = ["a", "b", "c"].map((name) => ({
        ...on.ana(),
        id: `00u${name}`,
        login: `${name}@jupiter.example`,
      }));
      for (const [index, one] of people.entries()) {
        on.ports.directory.put({ ...one, profile: { login: one.login, employeeNumber: String(index) } });
        on.file("leaver", { login: one.login, lastDay: "2027-08-31" }, { id: `1100${index}` });
        await on.run(`1100${index}`);
        if (gone) on.ports.desk.delete(`1100${index}`);
      }
      on.ports.clock.moveTo("2027-09-01T08:00:00Z");
      const ports = gone ? on.ports : failing(on.ports, "desk", "read", NO_DESK);

      for (let times = 0; times < 3; times += 1) {
        await work(ports, on.company);
        on.ports.clock.advance(600);
      }

      expect(people.map(({ login }) => on.ports.directory.account(login)?.status)).toEqual(Array(3).fill("ACTIVE"));
      const { alerts } = (await sweep(on.ports, on.company))._unsafeUnwrap();
      expect(alerts.filter((alert) => alert.includes("the table allows 2"))).toHaveLength(3);
    }
  });
});
