import { aTable } from "@tenure/lifecycle-rules/testing";
import { errAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { TABLE } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { AWAY, atWork, LOGIN } from "./at-work.ts";

const names = (on: Awaited<ReturnType<typeof atWork>>) => on.ana().memberships.map(({ name }) => name);
const byHand = (groupId: string, name: string) => ({ groupId, name, provenance: { kind: "direct" } }) as const;

const drafts = () =>
  TABLE.rows.map(({ conditions, ...rest }) => ({
    ...rest,
    when: Object.fromEntries(conditions.map(({ attribute, cell }) => [attribute, cell])),
  }));

describe("access", () => {
  it("L21: stays reduced through a change while somebody is away, and comes back with them", async () => {
    const leave = { access: "reduced", keepRows: ["everyone"] } as const;
    const on = await atWork({ table: aTable({ rules: { ...TABLE.rules, leave }, rows: drafts() }) });
    on.file("leave-of-absence", { login: LOGIN, from: "2027-08-20", until: "2027-09-05" }, { id: "10009" });
    expect((await on.run("10009")).state).toBe("waiting");
    expect(names(on)).not.toContain("Engineers");

    const move = { login: LOGIN, effective: "2027-08-20", title: "Principal" };
    on.file("mover", move, { id: "10010" });
    expect((await on.run("10010")).plan?.findings.map(({ kind }) => kind)).toContain("stays-reduced");
    expect(names(on)).not.toContain("Engineers");

    on.ports.clock.moveTo("2027-09-05T08:00:00Z");
    await on.run("10009");
    expect(names(on)).toContain("Engineers");
    on.file("mover", { ...move, department: { value: "Sales" } }, { id: "10011" });
    await on.run("10011");
    expect(names(on)).toContain("Sales");
  });

  it("D29: that was given for a time ends on its day, read back, and no sweep makes a grant of what is left", async () => {
    const on = await atWork();
    const wish = { login: LOGIN, reason: "Helps", project: { value: "Apollo" }, until: "2027-09-05" };
    on.file("access", wish, { id: "10009" });
    expect((await on.run("10009")).state).toBe("waiting");
    expect(names(on)).toContain("Apollo");

    on.ports.clock.moveTo("2027-09-06T08:00:00Z");
    const { progress } = (await work(on.ports, on.company))._unsafeUnwrap();

    expect(progress.map(({ state }) => state)).toEqual(["done"]);
    expect(names(on)).not.toContain("Apollo");
    on.ports.directory.put({
      ...on.ana(),
      memberships: [...on.ana().memberships, byHand("00gapollo00000000001", "Apollo")],
    });
    await sweep(on.ports, on.company);
    await work(on.ports, on.company);
    on.file("mover", { login: LOGIN, effective: "2027-09-06", title: "Principal" });
    await on.run("10003");
    expect(names(on)).toContain("Apollo");
  });

  it("stays where a ticket gave it without an end, whoever asks for the same until a day, and moves", async () => {
    const rows = drafts().map(({ expiresAfterDays: _, ...rest }) => rest);
    const on = await atWork({ table: aTable({ rules: TABLE.rules, rows }) });
    const forever = { login: LOGIN, reason: "Helps", project: { value: "Apollo" } };
    on.file("access", forever, { id: "10009" });
    expect((await on.run("10009")).state).toBe("done");
    on.file("access", { ...forever, until: "2027-09-05" }, { id: "10010" });
    expect((await on.run("10010")).state).toBe("waiting");

    on.ports.clock.moveTo("2027-09-06T08:00:00Z");
    expect((await on.run("10010")).state).toBe("done");
    on.file("mover", { login: LOGIN, effective: "2027-09-06", department: { value: "Sales" } });
    await on.run("10003");
    expect(names(on)).toContain("Apollo");

    on.file("access", { ...forever, withdrawn: { value: "Yes" } }, { id: "10009", statusCategory: "new" });
    expect(await on.run("10009")).toMatchObject({
      state: "awaiting-approval",
      plan: { steps: [{ id: "remove-from-group:00gapollo00000000001" }, { id: "notify:request-cancelled:person" }] },
    });
  });

  it("D29: that two tickets ask for lasts until the later end, by the later ticket's yes, and goes with it", async () => {
    const on = await atWork({ approval: { exempt: [] } });
    const wish = { login: LOGIN, reason: "Helps", project: { value: "Apollo" } };
    const boss = { approverId: "boss", approverEmail: "boss@jupiter.example", decision: "approved" } as const;
    const says = (id: string) => {
      on.ports.clock.advance(60);
      on.ports.desk.answer(id, { id: `yes-${id}`, ...boss, at: on.ports.clock.now() });
    };
    on.file("access", { ...wish, until: "2027-08-31" }, { id: "10009" });
    await on.run("10009");
    says("10009");
    expect((await on.run("10009")).state).toBe("waiting");

    on.file("access", { ...wish, until: "2027-09-10" }, { id: "10010" });
    const second = await on.run("10010");
    expect(second.state).toBe("awaiting-approval");
    expect(second.plan?.findings.map(({ kind }) => kind)).toContain("given-already");
    says("10010");
    expect(await on.run("10010")).toMatchObject({ state: "waiting", nextDue: "2027-09-10T22:00:00.000Z" });
    expect((await on.run("10010")).plan?.steps).toEqual([]);

    on.ports.clock.moveTo("2027-09-01T08:00:00Z");
    expect((await on.run("10009")).state).toBe("done");
    expect(names(on)).toContain("Apollo");
    on.ports.clock.moveTo("2027-09-11T08:00:00Z");
    expect((await on.run("10010")).state).toBe("done");
    expect(names(on)).not.toContain("Apollo");
  });

  it("D29: ends with the first ticket while nobody has let the second go on", async () => {
    const on = await atWork({ approval: { exempt: [] } });
    const wish = { login: LOGIN, reason: "Helps", project: { value: "Apollo" } };
    on.file("access", { ...wish, until: "2027-08-31" }, { id: "10009" });
    await on.run("10009");
    on.ports.clock.advance(60);
    const boss = { approverId: "boss", approverEmail: "boss@jupiter.example", decision: "approved" } as const;
    on.ports.desk.answer("10009", { id: "1", ...boss, at: on.ports.clock.now() });
    await on.run("10009");
    on.file("access", { ...wish, until: "2027-09-10" }, { id: "10010" });
    await on.run("10010");

    on.ports.clock.moveTo("2027-09-01T08:00:00Z");
    expect((await on.run("10009")).state).toBe("done");
    expect(names(on)).not.toContain("Apollo");
    expect((await on.run("10010")).state).toBe("awaiting-approval");
  });

  it("D29: ends on the approved day without another word, and whatever the ticket says by then", async () => {
    const wish = { login: LOGIN, reason: "Helps", project: { value: "Apollo" }, until: "2027-09-05" };
    const { until: _, ...forever } = wish;
    const closed = { statusCategory: "done" } as const;
    for (const [edited, more] of [
      [wish, {}],
      [{ ...wish, until: "2027-09-15" }, {}],
      [{ ...wish, until: "2028-09-05" }, closed],
      [forever, {}],
    ] as const) {
      const on = await atWork({ approval: { exempt: [] } });
      on.file("access", wish);
      expect((await on.run("10003")).state).toBe("awaiting-approval");
      on.ports.clock.advance(60);
      const boss = { approverId: "boss", approverEmail: "boss@jupiter.example", decision: "approved" } as const;
      on.ports.desk.answer("10003", { id: "1", ...boss, at: on.ports.clock.now() });
      expect((await on.run("10003")).state).toBe("waiting");
      expect(names(on)).toContain("Apollo");

      on.file("access", edited, more);
      expect(await on.run("10003")).toMatchObject({ state: "waiting", nextDue: "2027-09-05T22:00:00.000Z" });
      on.ports.clock.moveTo("2027-09-06T08:00:00Z");

      expect((await on.run("10003")).state).toBe("done");
      expect(names(on)).not.toContain("Apollo");
    }
  });

  it("D29: may be ended early by a yes, and longer where nobody has to say one", async () => {
    const wish = { login: LOGIN, reason: "Helps", project: { value: "Apollo" }, until: "2027-09-05" };
    const free = await atWork();
    free.file("access", wish);
    await free.run("10003");
    free.file("access", { ...wish, until: "2027-09-15" });
    expect(await free.run("10003")).toMatchObject({ state: "waiting", nextDue: "2027-09-15T22:00:00.000Z" });

    const on = await atWork({ approval: { exempt: [] } });
    on.file("access", wish);
    await on.run("10003");
    on.ports.clock.advance(60);
    const boss = { approverId: "boss", approverEmail: "boss@jupiter.example", decision: "approved" } as const;
    on.ports.desk.answer("10003", { id: "1", ...boss, at: on.ports.clock.now() });
    await on.run("10003");
    on.file("access", { ...wish, until: "2027-08-19" });
    expect((await on.run("10003")).state).toBe("awaiting-approval");
  });

  it("D2: that we took and somebody gave again by hand is theirs: the next move leaves it", async () => {
    const on = await atWork();
    on.file("mover", { login: LOGIN, effective: "2027-08-20", department: { value: "Sales" } });
    await on.run("10003");
    on.ports.clock.moveTo("2027-09-01T10:00:00Z");
    await on.run("10003");
    expect(names(on)).not.toContain("Engineers");
    const engineers = byHand("00gengineers00000001", "Engineers");
    on.ports.directory.put({ ...on.ana(), memberships: [...on.ana().memberships, engineers] });

    on.file("mover", { login: LOGIN, effective: "2027-09-01", title: "Account executive" }, { id: "10004" });
    await on.run("10004");

    expect(names(on)).toContain("Engineers");
  });

  it("L8: of a leaver is taken apart after the hold, and until then they are only shut out", async () => {
    const table = aTable({ rules: { ...TABLE.rules, leaver: { holdDays: 7 } } });
    const on = await atWork({ table });
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });

    expect((await on.run("10003")).state).toBe("waiting");
    expect(on.ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
    expect(names(on)).toContain("Engineers");
    on.ports.clock.moveTo("2027-08-28T00:00:00Z");
    expect((await work(on.ports, on.company))._unsafeUnwrap().progress.map(({ state }) => state)).toEqual(["done"]);
    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });

  it("L14: of the last member of a required group is not ended by a ticket", async () => {
    const table = aTable({ rules: { ...TABLE.rules, requiredGroups: ["00gengineers00000001"] } });
    const on = await atWork({ table });
    const answer: typeof on.ports.directory.answer = (questions) =>
      on.ports.directory.answer(questions).map((answers) => ({
        ...answers,
        duties: [{ kind: "last-member", id: "00gengineers00000001", name: "Engineers" }],
      }));
    on.file("leaver", { login: LOGIN, immediate: { value: "Yes" } });

    const progress = await on.run("10003", { ports: { ...on.ports, directory: { ...on.ports.directory, answer } } });

    expect(progress).toMatchObject({ state: "refused", refusals: [{ kind: "last-member" }] });
    expect(on.ana().status).toBe("ACTIVE");
  });

  it("L21: of somebody whom Okta does not suspend as they are sleeps as soon as they are active, and is not ended", async () => {
    const on = await atWork();
    const { directory } = on.ports;
    const carryOut: typeof directory.carryOut = (actions, who) =>
      actions[0].kind === "suspend-account" && on.ana().status !== "ACTIVE"
        ? errAsync({ ...AWAY, retryable: false, wrongState: true })
        : directory.carryOut(actions, who);
    const ports = { ...on.ports, directory: { ...directory, carryOut } };
    directory.put({ ...on.ana(), status: "LOCKED_OUT" });
    on.file("leave-of-absence", { login: LOGIN, from: "2027-08-20", until: "2027-11-01" });

    const away = await on.run("10003", { ports });
    expect(away.state).toBe("waiting");
    expect(away.plan?.findings.map(({ kind }) => kind)).toContain("sleeps-later");
    expect(on.ana()).toMatchObject({ status: "LOCKED_OUT", mayHoldSessions: false });

    directory.put({ ...on.ana(), status: "ACTIVE", mayHoldSessions: true });
    on.ports.clock.advance(3600);
    expect((await work(ports, on.company))._unsafeUnwrap().progress.map(({ state }) => state)).toEqual(["waiting"]);
    expect(on.ana()).toMatchObject({ status: "SUSPENDED", mayHoldSessions: false });
  });

  it("L21: of somebody away sleeps, and is theirs again on the first day back", async () => {
    const on = await atWork();
    const before = names(on).toSorted();
    on.file("leave-of-absence", { login: LOGIN, from: "2027-08-20", until: "2027-11-01" });

    expect((await on.run("10003")).state).toBe("waiting");
    expect(on.ana().status).toBe("SUSPENDED");
    on.ports.clock.moveTo("2027-11-01T08:00:00Z");
    await work(on.ports, on.company);

    expect(on.ana().status).toBe("ACTIVE");
    expect(names(on).toSorted()).toEqual(before);
  });
});
