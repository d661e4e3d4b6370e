import { errAsync, ResultAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { member, text } from "../src/json.ts";
import type { Ports } from "../src/ports/ports.ts";
import { bringForward } from "../src/run/bring-forward.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { doubledMails, endState } from "../src/testing/live-through.ts";
import { beginEmpty } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { AWAY, atWork, eventsOf, failing, LOGIN } from "./at-work.ts";

const MOVE = { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" }, title: "Account executive" };
const LEAVE = { login: LOGIN, immediate: { value: "Yes" } };

/** Ports that wait at the nth directory write until they are told to go on. */
function pausing(
  ports: Ports,
  at: number,
): { readonly ports: Ports; readonly reached: Promise<void>; readonly goOn: () => void } {
  let reach: () => void = () => {};
  let goOn: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let writes = 0;
  const renew: Ports["locks"]["renew"] = (lock, until) => {
    writes += 1;
    if (writes !== at) return ports.locks.renew(lock, until);
    reach();
    // It falls asleep before it asks whether it still holds the lock.
    return ResultAsync.fromSafePromise(gate).andThen(() => ports.locks.renew(lock, until));
  };
  return { ports: { ...ports, locks: { ...ports.locks, renew } }, reached, goOn: () => goOn() };
}

describe("two at once", () => {
  it("D8, D9: two workers on one person do everything once between them", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    on.file("leaver", LEAVE, { id: "10004" });
    for (const ticketId of ["10003", "10004"]) await on.ports.queue.enqueue({ ticketId, reason: "webhook" });

    await Promise.all([work(on.ports, on.company), work(on.ports, on.company)]);
    for (let more = 0; more < 5; more += 1) {
      on.ports.clock.advance(300);
      await work(on.ports, on.company);
    }

    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [], assignments: [] });
    expect(doubledMails(on.ports)).toEqual([]);
    expect((await on.ports.queue.deadLetters())._unsafeUnwrap()).toEqual([]);
    expect((await on.ports.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  });

  it("the same ticket by the command line and by a worker is done once", async () => {
    const on = await atWork();
    on.file("mover", MOVE);

    const runs = await Promise.all(Array.from({ length: 5 }, () => bringForward(on.ports, on.company, "10003")));

    expect(runs.filter((run) => run.isOk())).toHaveLength(1);
    expect(runs.flatMap((run) => (run.isErr() ? [run.error.kind] : []))).toEqual(
      Array.from({ length: 4 }, () => "person-busy"),
    );
    const done = on.ports.ledger.entries.filter(
      ({ event, ticketId }) => event === "step-confirmed" && ticketId === "10003",
    );
    const ids = done.map(({ body }) => text(member(body, "step"), "id"));
    expect(new Set(ids).size).toBe(ids.length);
    expect(doubledMails(on.ports)).toEqual([]);
  });

  it("D9: a worker that slept past its lock finds that out before its next write", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    const sleeper = pausing(on.ports, 2);
    const asleep = bringForward(sleeper.ports, on.company, "10003").mapErr(({ kind }) => kind);
    await sleeper.reached;
    on.ports.clock.advance(600);
    on.file("leaver", LEAVE, { id: "10004" });
    const left = await on.run("10004");
    expect(left.state).toBe("done");
    const before = endState(on.ports).accounts;

    sleeper.goOn();
    const woken = (await asleep)._unsafeUnwrapErr();

    expect(woken).toBe("person-busy");
    expect(endState(on.ports).accounts).toEqual(before);
    expect(eventsOf(on.ports, "10003")).toContain("lock-lost");
  });

  it("D9: a crashed worker's lock runs out, and the next one does the rest", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    const crashed = pausing(on.ports, 2);
    void bringForward(crashed.ports, on.company, "10003").then(() => {});
    await crashed.reached;

    expect((await bringForward(on.ports, on.company, "10003"))._unsafeUnwrapErr().kind).toBe("person-busy");
    on.ports.clock.advance(121);

    expect((await on.run("10003")).state).toBe("waiting");
  });

  it("D8: what was decided before somebody else was at it is decided again", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    on.file("leaver", LEAVE, { id: "10004" });
    let others = 0;
    const take: Ports["locks"]["take"] = (key, now, until) => {
      others += 1;
      const first: Promise<unknown> = others === 1 ? on.run("10004") : Promise.resolve();
      return ResultAsync.fromSafePromise(first).andThen(() => on.ports.locks.take(key, now, until));
    };

    const progress = await on.run("10003", { ports: { ...on.ports, locks: { ...on.ports.locks, take } } });

    expect(progress.refusals.map(({ kind }) => kind)).not.toEqual([]);
    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [], assignments: [] });
    expect(on.ana().profile["title"]).toBe("Engineer");
  });

  it("L1: shutting somebody out does not wait for whoever works on them", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    const slow = pausing(on.ports, 2);
    void bringForward(slow.ports, on.company, "10003").then(() => {});
    await slow.reached;
    on.file("leaver", LEAVE, { id: "10004" });

    const failure = (await bringForward(on.ports, on.company, "10004"))._unsafeUnwrapErr();

    expect(failure.kind).toBe("person-busy");
    expect(on.ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
  });

  it("locks that cannot be reached stop everything but shutting out", async () => {
    const on = await atWork();
    const noLocks = failing(on.ports, "locks", "take", { kind: "lock-failure", sentence: "The locks are away." });
    on.file("mover", MOVE);
    expect((await bringForward(noLocks, on.company, "10003"))._unsafeUnwrapErr().kind).toBe("locks-failed");
    expect(on.ana().profile["department"]).toBe("Engineering");

    on.file("leaver", LEAVE, { id: "10004" });
    expect((await bringForward(noLocks, on.company, "10004"))._unsafeUnwrapErr().kind).toBe("locks-failed");
    expect(on.ana().status).toBe("SUSPENDED");
  });

  it("J16: two tickets for one hire make one account and one welcome", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    on.file("joiner", ANA, { id: "10002" });
    for (const ticketId of ["10001", "10002"]) await on.ports.queue.enqueue({ ticketId, reason: "webhook" });
    await Promise.all([work(on.ports, on.company), work(on.ports, on.company)]);
    on.ports.clock.advance(120);
    await work(on.ports, on.company);

    expect(on.ports.directory.accounts().filter(({ login }) => login.startsWith("ana.silva"))).toHaveLength(1);
    expect(on.ports.desk.comments.get("10002")?.progress.refusals.map(({ kind }) => kind)).toEqual([
      "duplicate-ticket",
    ]);
    expect(new Set(on.ports.mailer.sent.map(({ to, subject }) => `${to} ${subject}`)).size).toBe(
      on.ports.mailer.sent.length,
    );
  });
});

describe("a directory that stumbles", () => {
  it("D15: that is told to slow down in mid-plan leaves no partial done", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    const limited = failing(
      on.ports,
      "directory",
      "carryOut",
      { ...AWAY, sentence: "Told to slow down." },
      { times: 1 },
    );

    const progress = await on.run("10003", { ports: limited });

    expect(progress.state).toBe("failed");
    expect(on.ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");
    expect((await on.run("10003")).state).toBe("waiting");
  });

  it("D16: a write without an answer is looked at, not repeated", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    const lost = failing(
      on.ports,
      "directory",
      "carryOut",
      { ...AWAY, mayHaveHappened: true },
      { times: 1, happens: true },
    );

    const progress = await on.run("10003", { ports: lost });

    const [first] = progress.steps;
    expect(first?.state).toBe("done");
  });

  it("J2: an account whose creation was not answered is recognised as ours", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    const lost = failing(
      on.ports,
      "directory",
      "carryOut",
      { ...AWAY, mayHaveHappened: true },
      { times: 1, happens: true },
    );
    await on.run("10001", { ports: lost });

    expect((await on.run("10001")).state).toBe("waiting");

    expect(on.ports.directory.accounts().filter(({ login }) => login.startsWith("ana"))).toHaveLength(1);
    expect(on.ana().memberships.map(({ name }) => name)).toContain("Engineers");
  });

  it("D20: what one group refuses does not keep the others from being given, and is tried again", async () => {
    const on = await atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
    on.file("joiner", ANA, { id: "10001" });
    const { directory } = on.ports;
    const stubborn = {
      ...on.ports,
      directory: {
        ...directory,
        carryOut: (...[actions, who]: Parameters<typeof directory.carryOut>) => {
          const [first] = actions;
          if (first.kind === "add-to-group" && first.name === "Engineers") {
            return errAsync({ ...AWAY, retryable: false, sentence: "Okta does not let us." });
          }
          return directory.carryOut([first], who);
        },
      },
    };

    const progress = await on.run("10001", { ports: stubborn });

    expect(progress.state).toBe("failed");
    expect(progress.steps.filter(({ state }) => state === "failed").map(({ seen }) => seen)).toEqual([
      "Okta does not let us.",
    ]);
    expect(on.ana().memberships.map(({ name }) => name)).toEqual(["Staff", "Zurich office"]);
    expect((await on.run("10001")).state).toBe("waiting");
    expect(on.ana().memberships.map(({ name }) => name)).toContain("Engineers");
  });

  it("D3: what somebody takes away by hand is not given back by looking again at a ticket that is done", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    await on.run("10003");
    on.ports.directory.put({ ...on.ana(), memberships: on.ana().memberships.filter(({ name }) => name !== "Sales") });

    await on.run("10003");

    expect(on.ana().memberships.map(({ name }) => name)).not.toContain("Sales");
  });

  it("D21: another org than the table's is never written to", async () => {
    const on = await atWork();
    on.file("mover", MOVE);
    const { directory } = on.ports;
    const preview = {
      ...on.ports,
      directory: {
        ...directory,
        answer: (...args: Parameters<typeof directory.answer>) =>
          directory.answer(...args).map((answers) => ({ ...answers, org: "jupiter.oktapreview.com" })),
      },
    };

    expect((await on.run("10003", { ports: preview })).refusals.map(({ kind }) => kind)).toEqual(["wrong-org"]);
    expect(on.ana().profile["department"]).toBe("Engineering");
  });
});
