import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { cutPorts } from "../src/testing/cut-ports.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, AWAY, atWork, failing, LOGIN } from "./at-work.ts";

const SINCE = "2027-08-20T10:00:00.000Z";
const GIVEN_UP = "Ticket 10003 was given up: Nobody knows them.";
const NOT_ANY_MORE = "Over: Ticket 10003 is not given up any more: it is done, or tried again.";

/** A ticket that somebody has to look at. */
async function givenUp(company: Parameters<typeof atWork>[0] = {}): Promise<AtWork> {
  const on = await atWork(company);
  on.file("leaver", { login: "nobody@jupiter.example", immediate: { value: "Yes" } });
  await on.run("10003");
  await bury(on);
  return on;
}

async function bury({ ports }: AtWork): Promise<void> {
  (await ports.queue.enqueue({ ticketId: "10003", reason: "webhook" }))._unsafeUnwrap();
  const lease = (await ports.queue.lease(ports.clock.now()))._unsafeUnwrap();
  if (lease !== undefined) (await ports.queue.bury(lease, ports.clock.now(), "Nobody knows them."))._unsafeUnwrap();
}

const alertsOf = async (on: AtWork, ports: AtWork["ports"] = on.ports) =>
  (await sweep(ports, on.company))._unsafeUnwrap().alerts;

/** Sweeps every five minutes for so many hours, and answers what was told. */
async function hours(on: AtWork, count: number): Promise<readonly string[]> {
  const told: string[] = [];
  for (let sweeps = 0; sweeps < count * 12; sweeps += 1) {
    told.push(...(await alertsOf(on)));
    on.ports.clock.advance(300);
  }
  return told;
}

describe("what lasts", () => {
  it("is told when it begins, once a day after that, and when it is over", async () => {
    const on = await givenUp();

    expect(await hours(on, 49)).toEqual([GIVEN_UP, `Since ${SINCE}: ${GIVEN_UP}`, `Since ${SINCE}: ${GIVEN_UP}`]);
    await on.ports.queue.enqueue({ ticketId: "10003", reason: "by hand" });
    expect(await hours(on, 25)).toEqual([NOT_ANY_MORE]);
  });

  it("is told again as often as the company says", async () => {
    const on = await givenUp({ alerts: { remindAfterHours: 8 } });

    expect(await hours(on, 24)).toHaveLength(3);
  });

  it("is told once by many workers that sweep in the same moment, and by one that starts anew", async () => {
    const on = await givenUp();
    const worker = (name: string) => ({ ...on.ports, ids: { next: () => name } });

    const swept = await Promise.all(["a", "b", "c"].map((name) => sweep(worker(name), on.company)));
    expect(swept.flatMap((one) => one._unsafeUnwrap().alerts)).toEqual([GIVEN_UP]);
    on.ports.clock.advance(300);
    expect(await alertsOf(on, { ...on.ports, ids: { next: () => "d" } })).toEqual([]);
  });

  it("is told although Jira, Okta or the pen of the ledger is away, and what is away is told itself", async () => {
    const desk = { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "Jira is away." };
    const pen = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." };
    const contracts = { endAttribute: "contractEnd", mailboxes: [] };
    for (const [port, method, failure, own] of [
      ["desk", "changedSince", desk, [expect.stringContaining("Jira is away.")]],
      ["directory", "people", AWAY, [expect.stringContaining("The directory does not answer.")]],
      ["ledger", "append", pen, []],
    ] as const) {
      const on = await givenUp({ contracts });
      // The day's entry of a sweep is there.
      await sweep(on.ports, { ...on.company, contracts });
      await on.ports.queue.enqueue({ ticketId: "10003", reason: "by hand" });
      await alertsOf(on);
      on.ports.clock.advance(7200);
      await bury(on);

      const away = failing(on.ports, port, method as never, failure) as AtWork["ports"];
      const first = await alertsOf(on, away);
      expect(first).toEqual(expect.arrayContaining([GIVEN_UP, ...own]));
      if (port === "ledger") continue;
      on.ports.clock.advance(300);
      expect(await alertsOf(on, away)).toEqual([]);
      expect((await alertsOf(on)).every((sentence) => sentence.startsWith("Over: "))).toBe(true);
    }
  });

  it("is told within a day although the process was cut in the moment it was entered", async () => {
    const calm = await givenUp();
    const counting = cutPorts(calm.ports);
    await sweep(counting.ports, calm.company);
    const last = counting.calls.lastIndexOf("ledger.append");

    const on = await givenUp();
    const cut = cutPorts(on.ports, { call: last, when: "after" });
    await Promise.race([sweep(cut.ports, on.company), cut.dead]);

    expect(await hours(on, 25)).toEqual([`Since ${SINCE}: ${GIVEN_UP}`]);
  });

  it("names nobody in the ledger", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });
    await on.run("10003");
    on.ports.directory.put({ ...on.ana(), status: "ACTIVE" });

    expect(await alertsOf(on)).toEqual([
      `${LOGIN} left with ON-10003 and is ACTIVE again, although no ticket says so.`,
    ]);
    (await work(on.ports, on.company))._unsafeUnwrap();
    on.ports.clock.advance(300);
    expect(await alertsOf(on)).toContain(
      "Over: Whoever left with ON-10003 cannot sign in any more, or a ticket lets them.",
    );

    const told = on.ports.ledger.entries.filter(({ event }) => event === "told");
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain(LOGIN);
  });
});

describe("a sweep", () => {
  const sweptIn = ({ ports }: AtWork) => ports.ledger.entries.filter(({ event }) => event === "swept");

  it("is entered where it found something, and once a day where it did not", async () => {
    const on = await atWork();
    await hours(on, 48);
    expect(sweptIn(on).map(({ at, body }) => [at, body])).toMatchObject([
      ["2027-08-20T10:00:00.000Z", { found: 0 }],
      ["2027-08-21T00:00:00.000Z", { found: 0 }],
      ["2027-08-22T00:00:00.000Z", { found: 0 }],
    ]);

    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await hours(on, 1);

    // As Jira finds an edited ticket a little late, it is looked for again for a quarter of an hour.
    expect(sweptIn(on).length - 3).toBeGreaterThan(0);
    expect(sweptIn(on).length - 3).toBeLessThanOrEqual(5);
    expect(sweptIn(on)[3]?.body).toMatchObject({ found: 1 });
  });

  it("goes on from the last entry, so that nothing lies between two of them", async () => {
    const on = await atWork();
    const asked: string[] = [];
    const changedSince: typeof on.ports.desk.changedSince = (since) => {
      asked.push(since);
      return on.ports.desk.changedSince(since);
    };
    const ports = { ...on.ports, desk: { ...on.ports.desk, changedSince } };
    for (let sweeps = 0; sweeps < 12; sweeps += 1) {
      await sweep(ports, on.company);
      on.ports.clock.advance(300);
    }
    const entries = sweptIn(on).map(({ at }) => Date.parse(at));

    for (const [index, since] of asked.entries()) {
      const now = Date.parse("2027-08-20T10:00:00Z") + index * 300_000;
      expect(Date.parse(since)).toBeLessThanOrEqual(entries.findLast((at) => at < now) ?? now);
    }
  });

  it("enters what is due and cannot be done once, and not with every sweep of an outage", async () => {
    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await on.run("10003");
    on.ports.clock.moveTo("2027-09-01T00:00:00Z");
    await sweep(on.ports, on.company);
    const before = sweptIn(on).length;

    await hours(on, 20);

    expect(sweptIn(on)).toHaveLength(before);
  });
});
