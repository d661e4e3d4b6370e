import { aTable, someRules } from "@tenure/lifecycle-rules/testing";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { bringForward } from "../src/run/bring-forward.ts";
import { sweep } from "../src/sweep/sweep.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { AWAY, atWork, eventsOf, failing, LOGIN, statesOf } from "./at-work.ts";

const NOW = { login: LOGIN, immediate: { value: "Yes" } };
const NOT_ACTIVE = {
  kind: "directory-failure",
  retryable: false,
  mayHaveHappened: false,
  wrongState: true,
  sentence: "Okta suspends only whom it calls active.",
} as const;
const LEDGER_AWAY = { kind: "ledger-failure", retryable: true, sentence: "The ledger is away." };
const DESK_AWAY = { kind: "desk-failure", reason: "unavailable", retryable: true, sentence: "The desk is away." };

describe("leavers", () => {
  it("L1: are shut out before anything is mailed or commented, and are never told", async () => {
    const { ports, file, run } = await atWork();
    file("leaver", NOW);
    const order: string[] = [];
    const watched = {
      ...ports,
      directory: {
        ...ports.directory,
        carryOut: (...args: Parameters<typeof ports.directory.carryOut>) => {
          order.push(args[0][0].kind);
          return ports.directory.carryOut(...args);
        },
      },
      mailer: {
        send: (...args: Parameters<typeof ports.mailer.send>) => {
          order.push("mail");
          return ports.mailer.send(...args);
        },
      },
      desk: {
        ...ports.desk,
        report: (...args: Parameters<typeof ports.desk.report>) => {
          order.push("comment");
          return ports.desk.report(...args);
        },
      },
    };
    const before = ports.mailer.sent.length;

    const { state, leaverClock } = await run("10003", { ports: watched });

    expect(state).toBe("done");
    expect(order.slice(0, 2)).toEqual(["suspend-account", "end-sessions"]);
    expect(order.indexOf("mail")).toBeGreaterThan(order.indexOf("deactivate-account"));
    expect(leaverClock?.containedAt).toBe(leaverClock?.completedAt);
    const told = ports.mailer.sent.slice(before);
    expect(told.map(({ to }) => to)).not.toContain(LOGIN);
    expect(told.every(({ text }) => !/password is|code is|token/i.test(text))).toBe(true);
  });

  it.each([undefined, { exempt: [] }])(
    "end in the same run where Okta does not suspend them, under one approval (%j)",
    async (approval) => {
      const table = aTable({ rules: { ...TABLE.rules, leaver: { holdDays: 30 } } });
      const { ports, file, run, ana } = await atWork({ table, ...(approval === undefined ? {} : { approval }) });
      ports.directory.put({ ...ana(), status: "LOCKED_OUT" });
      const { carryOut } = ports.directory;
      const strict = {
        ...ports,
        directory: {
          ...ports.directory,
          carryOut: (...[actions, subject]: Parameters<typeof carryOut>) =>
            actions[0].kind === "suspend-account" ? errAsync(NOT_ACTIVE) : carryOut(actions, subject),
        },
      };
      file("leaver", NOW);
      if (approval !== undefined) {
        expect((await run("10003", { ports: strict })).state).toBe("awaiting-approval");
        ports.clock.advance(60);
        const at = ports.clock.now();
        const boss = { approverId: "boss", approverEmail: "boss@jupiter.example" };
        ports.desk.answer("10003", { id: "1", ...boss, decision: "approved", at });
      }

      const { state, leaverClock, steps } = await run("10003", { ports: strict });

      expect(ana()).toMatchObject({ status: "DEPROVISIONED", assignments: [] });
      expect(ana().memberships).not.toEqual([]);
      expect([state, leaverClock?.containedAt]).toEqual(["waiting", ports.clock.now()]);
      expect(steps.filter(({ state: one }) => one === "due-later").map(({ step }) => step.id)).toContain(
        "remove-from-group:00gstaff000000000001",
      );
      expect((await run("10003", { ports: strict })).state).toBe("waiting");
    },
  );

  it("show the same clock when their ticket is looked at again", async () => {
    const { file, run } = await atWork();
    file("leaver", NOW);
    const { leaverClock } = await run("10003");

    const again = await run("10003");

    expect(leaverClock?.completedAt).toBeDefined();
    expect(again).toMatchObject({ state: "done", leaverClock });
  });

  it("L1: are not told either where the mailbox to be told is their own", async () => {
    const table = aTable({ rules: { ...TABLE.rules, securityMailbox: LOGIN } });
    const { ports, file, run } = await atWork({ table });
    file("leaver", NOW);
    const before = ports.mailer.sent.length;

    expect((await run("10003")).state).toBe("done");

    expect(ports.mailer.sent.slice(before).map(({ to }) => to)).not.toContain(LOGIN);
  });

  it("L2, L6: go at the end of their last day in their own zone; a backdated one goes now, and the lateness is kept", async () => {
    const { ports, file, run, ana } = await atWork();
    file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    expect((await run("10003")).nextDue).toBe("2027-08-31T22:00:00.000Z");
    expect(ana().status).toBe("ACTIVE");

    file("leaver", { login: LOGIN, lastDay: "2027-08-10" });
    const progress = await run("10003");

    expect(progress.state).toBe("done");
    expect(progress.leaverClock).toMatchObject({
      effectiveAt: "2027-08-10T22:00:00.000Z",
      containedAt: "2027-08-20T10:00:00.000Z",
    });
    const suspended = ports.ledger.entries.find(
      ({ event, body }) => event === "step-confirmed" && JSON.stringify(body).includes("suspend-account"),
    );
    expect(suspended?.body).toMatchObject({ lateSeconds: 9.5 * 86_400 });
  });

  it("L5: stay, where the ticket is withdrawn before the day; get back what the table grants, where it is after", async () => {
    const { file, run, ana } = await atWork();
    file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await run("10003");
    file("leaver", { login: LOGIN, lastDay: "2027-08-31", withdrawn: { value: "Yes" } });
    expect((await run("10003")).state).toBe("done");
    expect(ana()).toMatchObject({ status: "ACTIVE" });

    file("leaver", NOW, { id: "10004" });
    await run("10004");
    expect(ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
    file("leaver", { ...NOW, withdrawn: { value: "Yes" } }, { id: "10004" });
    const back = await run("10004");

    expect(back.state).toBe("awaiting-approval");
  });

  it("L7, law 8: hold nothing that waking them would give back", async () => {
    const { file, run, ana, ports } = await atWork();
    file("leaver", NOW);
    await run("10003");

    ports.directory.put({ ...ana(), status: "ACTIVE" });

    expect(ana().memberships).toEqual([]);
    expect(ana().assignments).toEqual([]);
  });

  it("L9: are not done until the directory shows it", async () => {
    const { file, run, ports, ana } = await atWork();
    file("leaver", NOW);
    const lazy = {
      ...ports,
      directory: {
        ...ports.directory,
        confirm: (...[expectations, who]: Parameters<typeof ports.directory.confirm>) =>
          ports.directory
            .confirm(expectations, who)
            .map((seen) =>
              seen.map((one, at) =>
                expectations[at]?.kind === "status-in" && expectations[at].statuses.includes("DEPROVISIONED")
                  ? { holds: false, seen: "The account is still being deactivated." }
                  : one,
              ),
            ),
      },
    };

    const progress = await run("10003", { ports: lazy });

    expect(progress.state).toBe("failed");
    expect(statesOf(progress)).toMatchObject({ "deactivate-account": "failed" });
    expect(progress.leaverClock?.completedAt).toBeUndefined();
    expect(ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");
    expect((await run("10003")).state).toBe("done");
    expect(ana().status).toBe("DEPROVISIONED");
  });

  it("L15, L16, L24: are not touched where the account is protected, the names disagree, or they filed it themselves", async () => {
    const { file, run, ana, ports } = await atWork();
    ports.directory.put({ ...ana(), id: "00usvc0000000000001", login: "svc-backup@jupiter.example" });
    const refusal = async (fields: Readonly<Record<string, unknown>>, more = {}) => {
      file("leaver", { immediate: { value: "Yes" }, ...fields }, more);
      return (await run("10003")).refusals.map(({ kind }) => kind);
    };

    expect(await refusal({ login: "svc-backup@jupiter.example" })).toEqual(["protected-person"]);
    expect(await refusal({ login: "ana.silver@jupiter.example" })).toEqual(["nobody-found"]);
    expect(await refusal({ login: LOGIN }, { reporterEmail: LOGIN })).toEqual(["own-ticket"]);
    expect(ana().status).toBe("ACTIVE");
  });

  it("L17: are stopped when too many go at once, before the first write, and go on when two people say so", async () => {
    const table = aTable({ rules: someRules({ ...TABLE.rules, brakes: { maxRemovals: 50, maxLeavers: 1 } }) });
    const { file, run, ports, ana } = await atWork({ table });
    ports.directory.put({
      ...ana(),
      id: "00uben00000000000001",
      login: "ben@jupiter.example",
      profile: { login: "ben@jupiter.example", employeeNumber: "12" },
    });
    file("leaver", { login: "ben@jupiter.example", immediate: { value: "Yes" } }, { id: "10008" });
    await run("10008");
    file("leaver", NOW);

    const progress = await run("10003");

    expect(progress.state).toBe("held");
    expect(progress.brakes.map(({ kind }) => kind)).toEqual(["max-leavers"]);
    expect(ana().status).toBe("ACTIVE");
    expect(eventsOf(ports, "10003")).toEqual(["planned", "held", "run-ended"]);
    ports.clock.advance(25 * 3600);
    expect((await run("10003")).state).toBe("done");
  });

  it("L17: are stopped all together where a batch that is due at once is over the limit, and none of them goes first", async () => {
    const table = aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 50, maxLeavers: 2 } } });
    const { file, ports, company, ana } = await atWork({ table });
    const people = ["a", "b", "c"].map((name) => ({ ...ana(), id: `00u${name}`, login: `${name}@jupiter.example` }));
    for (const [index, one] of people.entries()) {
      ports.directory.put({ ...one, profile: { login: one.login, employeeNumber: String(index) } });
      file("leaver", { login: one.login, lastDay: "2027-08-31" }, { id: `1100${index}` });
      await ports.queue.enqueue({ ticketId: `1100${index}`, reason: "webhook" });
    }
    const early = (await work(ports, company))._unsafeUnwrap();
    expect(early.progress.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    ports.clock.moveTo("2027-09-01T00:00:00Z");

    const { progress } = (await work(ports, company))._unsafeUnwrap();

    expect(progress.map(({ state }) => state)).toEqual(["held", "held", "held"]);
    expect(people.map(({ login }) => ports.directory.account(login)?.status)).toEqual(["ACTIVE", "ACTIVE", "ACTIVE"]);
    file("leaver", { login: "c@jupiter.example", lastDay: "2027-12-31" }, { id: "11002" });
    for (const ticketId of ["11002", "11001", "11000"]) await ports.queue.enqueue({ ticketId, reason: "edited" });
    const after = (await work(ports, company))._unsafeUnwrap();
    expect(after.progress.map(({ state }) => state)).toEqual(["waiting", "done", "done"]);
  });

  it("L17: whose tickets are gone count against nobody once they are shut out", async () => {
    const table = aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 50, maxLeavers: 1 } } });
    const { file, run, ports, company, ana } = await atWork({ table });
    const profile = { login: "a@jupiter.example", employeeNumber: "1" };
    ports.directory.put({ ...ana(), id: "00ua", login: profile.login, profile });
    file("leaver", { login: profile.login, lastDay: "2027-08-31" }, { id: "11000" });
    await run("11000");
    ports.desk.delete("11000");
    ports.clock.moveTo("2027-09-01T00:00:00Z");
    await work(ports, company);
    expect(ports.directory.account(profile.login)?.status).toBe("SUSPENDED");
    ports.clock.moveTo("2027-10-01T00:00:00Z");

    file("leaver", NOW);

    expect((await run("10003")).state).toBe("done");
  });

  it("are judged by what is open, and not by all that ever was", async () => {
    const table = aTable({ rules: { ...TABLE.rules, brakes: { maxRemovals: 50, maxLeavers: 9 } } });
    const { company, file, ports } = await atWork({ table });
    file("leaver", NOW);
    const whole: string[] = [];
    const read: typeof ports.ledger.read = (query) => {
      const bounded = query.ticketId ?? query.accountId ?? query.person ?? query.since ?? query.newest;
      if (bounded === undefined) whole.push(JSON.stringify(query.events));
      return ports.ledger.read(query);
    };

    await bringForward({ ...ports, ledger: { ...ports.ledger, read } }, company, "10003");

    expect(whole).toEqual([]);
  });

  it("L19: deactivated by hand, are still stripped of everything", async () => {
    const { file, run, ports, ana } = await atWork();
    ports.directory.put({ ...ana(), status: "DEPROVISIONED", mayHoldSessions: false });
    file("leaver", NOW);

    const progress = await run("10003");

    expect(progress.state).toBe("done");
    expect(ana().memberships).toEqual([]);
  });

  it("L20: under a legal hold are shut out and kept whole; the ticket stays open until the hold is lifted", async () => {
    const { file, run, ana, ports } = await atWork();
    file("leaver", { ...NOW, legalHold: { value: "Yes" } });

    const held = await run("10003");

    expect(held.state).toBe("waiting");
    expect(ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
    expect(ana().memberships.length).toBeGreaterThan(0);
    expect(ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");
    file("leaver", NOW);
    expect((await run("10003")).state).toBe("done");
    expect(ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });

  it("L12, L13: who answer for others are shut out in time, and taken apart when somebody is named", async () => {
    const { file, run, ana, ports } = await atWork();
    const duties = [{ kind: "manages", id: "00ux", name: "Ben" }] as const;
    const asked: typeof ports.directory.answer = (questions) =>
      ports.directory.answer(questions).map((answers) => ({ ...answers, duties }));
    const dutiful = { ...ports, directory: { ...ports.directory, answer: asked } };
    file("leaver", { login: LOGIN, lastDay: "2027-08-10" });

    const waits = await run("10003", { ports: dutiful });

    expect(waits.state).toBe("failed");
    expect(ana().status).toBe("SUSPENDED");
    expect(ports.desk.tasks.map(({ summary }) => summary)).toContain("Hand over what Ana Silva answers for");
    expect(ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");
    file("leaver", { login: LOGIN, lastDay: "2027-08-10", handOverTo: { emailAddress: "max@jupiter.example" } });
    expect((await run("10003", { ports: dutiful })).state).toBe("done");
    expect(ana().status).toBe("DEPROVISIONED");
  });

  it("L22: after a death are told of to security alone", async () => {
    const { file, run, ports } = await atWork();
    const before = ports.mailer.sent.length;
    file("leaver", { ...NOW, manager: { emailAddress: "max@jupiter.example" }, discreet: { value: "Yes" } });

    expect((await run("10003")).state).toBe("done");

    expect(ports.mailer.sent.slice(before).map(({ to }) => to)).toEqual(["security@jupiter.example"]);
  });

  it("L25: are deleted after their retention, and their login is not given to somebody else", async () => {
    const table = aTable({ rules: { ...TABLE.rules, leaver: { deleteAfterDays: 90 } } });
    const { file, run, ports, company } = await atWork({ table });
    file("leaver", NOW);
    const waiting = await run("10003");
    expect(waiting.state).toBe("waiting");
    expect(waiting.leaverClock?.completedAt).toBe("2027-08-20T10:00:00.000Z");
    ports.clock.moveTo("2027-11-20T00:00:00Z");
    expect((await work(ports, company))._unsafeUnwrap().progress.map(({ state }) => state)).toEqual(["done"]);
    expect(ports.directory.account(LOGIN)).toBeUndefined();

    file(
      "joiner",
      {
        givenName: "Ana",
        familyName: "Silva",
        start: "2028-01-10",
        department: { value: "Sales" },
        location: { value: "Zurich" },
      },
      { id: "10020" },
    );
    expect((await run("10020")).plan?.subject.login).toBe("ana.silva2@jupiter.example");
    expect(JSON.stringify(ports.ledger.entries.filter(({ event }) => event === "account-deleted"))).not.toContain(
      LOGIN,
    );
  });

  it("L26: who are woken by somebody else are found by the sweep, and told of once", async () => {
    const { file, run, ports, ana, company } = await atWork({
      contracts: { endAttribute: "contractEnd", mailboxes: ["hr@jupiter.example"] },
    });
    file("leaver", NOW);
    await run("10003");
    ports.directory.put({ ...ana(), status: "ACTIVE" });

    const first = (await sweep(ports, company))._unsafeUnwrap();
    await sweep(ports, company);

    expect(first.alerts).toEqual([`${LOGIN} left with ON-10003 and is ACTIVE again, although no ticket says so.`]);
    expect(ports.ledger.entries.filter(({ event }) => event === "alerted")).toHaveLength(1);
  });

  it("D25: are shut out while the ledger is away; the evidence waits in the spool, and nothing else is done", async () => {
    const { file, run, ports, ana, company } = await atWork();
    file("leaver", NOW);
    let away = failing(ports, "ledger", "append", LEDGER_AWAY);
    away = failing(away, "ledger", "read", LEDGER_AWAY);

    const failure = (await bringForward(away, company, "10003"))._unsafeUnwrapErr();

    expect(failure.kind).toBe("ledger-failed");
    expect(ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
    expect(ana().memberships).not.toEqual([]);
    expect((await ports.spool.waiting())._unsafeUnwrap().map(({ draft }) => draft.event)).toEqual([
      "planned",
      "step-started",
      "step-confirmed",
      "step-started",
      "step-confirmed",
    ]);

    expect((await run("10003")).state).toBe("done");
    expect((await ports.spool.waiting())._unsafeUnwrap()).toEqual([]);
    expect(eventsOf(ports, "10003").filter((event) => event === "step-confirmed").length).toBeGreaterThan(5);
    expect((await ports.ledger.verify())._unsafeUnwrap().kind).toBe("intact");
  });

  it("D25: are all that goes on while the ledger cannot be read: nobody is given or takes anything", async () => {
    const { file, ports, ana, company } = await atWork();
    const before = ana();
    file("mover", { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } }, { id: "10004" });

    const failure = await bringForward(failing(ports, "ledger", "read", LEDGER_AWAY), company, "10004");

    expect(failure._unsafeUnwrapErr().kind).toBe("ledger-failed");
    expect(ana()).toEqual(before);
  });

  it("D27: are shut out at their hour although Jira is away", async () => {
    const { file, run, ports, ana, company } = await atWork();
    file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    await run("10003");
    ports.clock.moveTo("2027-08-31T22:00:00Z");
    const away = failing(ports, "desk", "read", DESK_AWAY);

    const worked = (await work(away, company))._unsafeUnwrap();

    expect(worked.failures.map(({ failure }) => failure.kind)).toEqual(["desk-failed"]);
    expect(ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
    ports.clock.advance(3600);
    expect((await work(ports, company))._unsafeUnwrap().progress.map(({ state }) => state)).toEqual(["done"]);
    expect(ana().status).toBe("DEPROVISIONED");
  });

  it("D27: are never given up because Jira or Okta refuses us: a key that was changed comes back", async () => {
    const { file, ports, ana, company } = await atWork();
    file("leaver", NOW);
    await ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
    const noDesk = failing(ports, "desk", "read", { ...DESK_AWAY, retryable: false });
    const noDirectory = failing(ports, "directory", "answer", { ...AWAY, retryable: false });

    for (const refused of [noDesk, noDirectory]) {
      expect((await work(refused, company))._unsafeUnwrap().failures).toHaveLength(1);
      expect((await ports.queue.deadLetters())._unsafeUnwrap()).toEqual([]);
      ports.clock.advance(3600);
    }
    await work(ports, company);

    expect(ana().status).toBe("DEPROVISIONED");
  });

  it("D27: are not shut out by a plan nobody accepted", async () => {
    const { file, run, ports, ana, company } = await atWork({ approval: { exempt: [] } });
    file("leaver", NOW);
    expect((await run("10003")).state).toBe("awaiting-approval");

    await bringForward(failing(ports, "desk", "read", DESK_AWAY), company, "10003");

    expect(ana().status).toBe("ACTIVE");
  });

  it("L9: whose removals could not be read back at once are in the ledger as taken, once they are seen", async () => {
    const { file, run, ports, ana } = await atWork();
    const held = ana().memberships.length;
    file("leaver", NOW);
    // Suspension, sessions and groups: three answers are lost, and the next look shows nothing left to take.
    const blind = failing(ports, "directory", "confirm", AWAY, { times: 3 });

    await run("10003", { ports: blind });
    await run("10003");

    expect(ana().memberships).toEqual([]);
    const taken = ports.ledger.entries.filter(
      ({ event, body }) => event === "step-confirmed" && JSON.stringify(body).includes('"remove-from-group:'),
    );
    expect(taken).toHaveLength(held);
  });

  it("D28: are tried again while Okta is away, and the evidence shows since when", async () => {
    const { file, ports, company, ana } = await atWork();
    file("leaver", NOW);
    await ports.queue.enqueue({ ticketId: "10003", reason: "webhook" });
    const away = failing(ports, "directory", "carryOut", AWAY);

    for (let tries = 0; tries < 3; tries += 1) {
      const { nextDue } = (await work(away, company))._unsafeUnwrap();
      if (nextDue !== undefined) ports.clock.moveTo(nextDue);
    }
    expect(eventsOf(ports, "10003").filter((event) => event === "step-failed").length).toBeGreaterThanOrEqual(3);
    expect(ports.desk.comments.get("10003")?.progress.state).toBe("failed");

    await work(ports, company);
    expect(ana().status).toBe("DEPROVISIONED");
  });

  it("R5: are not kept in by a rehire nobody let go on, and shut out until the day of one that people did", async () => {
    const back = { ...ANA, login: LOGIN, start: "2027-12-01" };
    const lost = await atWork({ approval: { exempt: [{ kinds: ["leaver"] }] } });
    lost.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    expect((await lost.run("10003")).state).toBe("waiting");
    lost.file("rehire", back, { id: "10004" });
    expect((await lost.run("10004")).state).toBe("awaiting-approval");
    lost.ports.clock.moveTo("2027-09-01T00:00:00Z");
    await lost.run("10003");
    expect(lost.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });

    const on = await atWork();
    on.file("leaver", { login: LOGIN, lastDay: "2027-08-31" });
    expect((await on.run("10003")).state).toBe("waiting");
    on.file("rehire", back, { id: "10004" });
    expect((await on.run("10004")).state).toBe("waiting");
    const groups = on.ana().memberships.length;
    on.ports.clock.moveTo("2027-09-01T00:00:00Z");
    expect(await on.run("10003")).toMatchObject({ state: "waiting", nextDue: "2027-11-30T23:00:00.000Z" });
    expect(on.ana().status).toBe("SUSPENDED");
    expect(on.ana().memberships).toHaveLength(groups);

    on.ports.clock.moveTo("2027-12-01T08:00:00Z");
    expect((await on.run("10003")).state).toBe("done");
    await on.run("10004");
    expect(on.ana().status).toBe("ACTIVE");
  });
});
