import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty, MAX } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { atWork, failing, LOGIN } from "./at-work.ts";

const CONTRACTS = { endAttribute: "contractEnd", mailboxes: ["hr@jupiter.example"] };

describe("the sweep", () => {
  it("D10: finds a ticket whose webhook never came", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });

    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(1);
    await work(on.ports, on.company);

    expect(on.ana().status).toBe("STAGED");
    on.ports.clock.advance(3600);
    await sweep(on.ports, on.company);
    await work(on.ports, on.company);
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(0);
  });

  it("finds a step whose job got lost, and a run that was cut off", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    on.ports.clock.moveTo("2027-08-31T22:00:00Z");
    const lease = (await on.ports.queue.lease(on.ports.clock.now()))._unsafeUnwrap();
    if (lease !== undefined) await on.ports.queue.settle(lease);

    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(1);
    await work(on.ports, on.company);

    expect(on.ana().status).toBe("DEPROVISIONED");
  });

  it("D27: has due tickets looked at although Jira is away", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    on.ports.clock.moveTo("2027-08-31T22:00:00Z");
    const lease = (await on.ports.queue.lease(on.ports.clock.now()))._unsafeUnwrap();
    if (lease !== undefined) await on.ports.queue.settle(lease);
    const failure = { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "Jira is away." };
    const away = failing(failing(on.ports, "desk", "changedSince", failure), "desk", "read", failure);

    const { failures } = (await sweep(away, on.company))._unsafeUnwrap();
    expect(failures.map(({ kind }) => kind)).toEqual(["desk-failed"]);
    await work(away, on.company);

    expect(on.ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
  });

  it("looks again at what is stuck, and leaves dead letters to people", async () => {
    const on = await atWork();
    on.file("leaver", { login: "nobody@jupiter.example", immediate: { value: "Yes" } });
    await on.run("10003");
    for (let sweeps = 0; sweeps < 2; sweeps += 1) {
      await sweep(on.ports, on.company);
      await work(on.ports, on.company);
      on.ports.clock.advance(3600);
    }
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(0);
    on.ports.clock.advance(6 * 3600);
    expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued).toBe(1);

    const lease = (await on.ports.queue.lease(on.ports.clock.now()))._unsafeUnwrap();
    if (lease !== undefined) await on.ports.queue.bury(lease, on.ports.clock.now(), "Nobody knows them.");
    on.ports.clock.advance(24 * 3600);
    const { alerts, enqueued } = (await sweep(on.ports, on.company))._unsafeUnwrap();
    expect(enqueued).toBe(0);
    expect(alerts).toEqual(["Ticket 10003 was given up: Nobody knows them."]);
  });

  it("L23: reminds of a contract that ends, once per term, and once when it is over", async () => {
    const on = await atWork({ contracts: CONTRACTS });
    on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, contractEnd: "2027-09-10" } });
    const subjects: string[] = [];
    for (let day = 0; day < 30; day += 1) {
      const before = on.ports.mailer.sent.length;
      await sweep(on.ports, on.company);
      await sweep(on.ports, on.company);
      for (const { to, subject } of on.ports.mailer.sent.slice(before))
        subjects.push(`${on.ports.clock.now().slice(0, 10)} ${to} ${subject}`);
      on.ports.clock.advance(86_400);
    }

    expect(subjects).toEqual([
      "2027-08-27 max@jupiter.example Contract ends on 2027-09-10: Ana Silva",
      "2027-08-27 hr@jupiter.example Contract ends on 2027-09-10: Ana Silva",
      "2027-09-03 max@jupiter.example Contract ends on 2027-09-10: Ana Silva",
      "2027-09-03 hr@jupiter.example Contract ends on 2027-09-10: Ana Silva",
      "2027-09-09 max@jupiter.example Contract ends on 2027-09-10: Ana Silva",
      "2027-09-09 hr@jupiter.example Contract ends on 2027-09-10: Ana Silva",
      "2027-09-11 max@jupiter.example Contract has ended: Ana Silva",
      "2027-09-11 hr@jupiter.example Contract has ended: Ana Silva",
    ]);
  });

  it("L18: concludes nothing from a read that came back empty or short", async () => {
    const on = await atWork({ contracts: CONTRACTS });
    on.ports.directory.put({ ...on.ana(), profile: { ...on.ana().profile, contractEnd: "2027-08-21" } });
    for (let count = 0; count < 40; count += 1) {
      on.ports.directory.put({ ...MAX, id: `00u${count}`, login: `p${count}@jupiter.example` });
    }
    expect((await sweep(on.ports, on.company))._unsafeUnwrap()).toMatchObject({ reminded: 1, alerts: [] });
    const short = (share: number) => ({
      ...on.ports,
      directory: {
        ...on.ports.directory,
        people: () => on.ports.directory.people().map((people) => people.slice(0, Math.floor(people.length * share))),
      },
    });

    for (const [share, told] of [
      [0, 1],
      [0.5, 0],
      [0.94, 0],
    ] as const) {
      const { alerts, reminded } = (await sweep(short(share), on.company))._unsafeUnwrap();
      expect(alerts).toHaveLength(told);
      expect(reminded).toBe(0);
    }
    expect((await sweep(short(0.98), on.company))._unsafeUnwrap().alerts).toEqual([
      "Over: Reading everybody gives as many people as expected again.",
    ]);
    const counts = on.ports.ledger.entries.flatMap(({ event, body }) => (event === "census" ? [body] : []));
    expect(counts).toMatchObject([
      { complete: true, count: 42 },
      { complete: false },
      { complete: false },
      { complete: false },
      { complete: true, count: 41 },
    ]);
  });

  it("reads what is open, and not all that ever was", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await on.run("10003");
    on.ports.directory.put({ ...on.ana(), status: "ACTIVE" });
    await sweep(on.ports, on.company);
    const whole: string[] = [];
    const read: typeof on.ports.ledger.read = (query) => {
      const bounded = query.ticketId ?? query.accountId ?? query.since ?? query.newest;
      if (bounded === undefined) whole.push(...(query.events ?? ["all"]));
      return on.ports.ledger.read(query);
    };

    const { enqueued } = (
      await sweep({ ...on.ports, ledger: { ...on.ports.ledger, read } }, on.company)
    )._unsafeUnwrap();

    expect(enqueued).toBe(1);
    // Those are as many as people were told of something.
    expect(new Set(whole)).toEqual(new Set(["alerted", "reminded"]));
  });

  it("enters the same count once a day, and another at once", async () => {
    const on = await atWork({ contracts: CONTRACTS });
    const counts = () => on.ports.ledger.entries.filter(({ event }) => event === "census").length;
    for (let times = 0; times < 3; times += 1) {
      await sweep(on.ports, on.company);
      on.ports.clock.advance(300);
    }
    expect(counts()).toBe(1);

    on.ports.directory.put({ ...MAX, id: "00uone", login: "one@jupiter.example" });
    await sweep(on.ports, on.company);
    expect(counts()).toBe(2);
    on.ports.clock.advance(86_400);
    await sweep(on.ports, on.company);
    expect(counts()).toBe(3);
  });

  it("misses nothing that was changed while our clock ran ahead", async () => {
    const on = await atWork();
    const asked: string[] = [];
    const changedSince: typeof on.ports.desk.changedSince = (since) => {
      asked.push(since);
      return on.ports.desk.changedSince(since);
    };
    const ports = { ...on.ports, desk: { ...on.ports.desk, changedSince } };
    await sweep(ports, on.company);
    for (const now of ["2028-08-20T10:00:00Z", "2028-08-20T12:00:00Z", "2027-08-20T12:00:00Z"]) {
      on.ports.clock.moveTo(now);
      await sweep(ports, on.company);
    }

    expect(asked.at(-1)).toBe("2027-08-20T09:45:00.000Z");
  });
});
