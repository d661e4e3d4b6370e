import { describe, expect, it } from "vitest";
import { member, text } from "../src/json.ts";
import { preview } from "../src/preview/preview.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { cutPorts } from "../src/testing/cut-ports.ts";
import { beginEmpty, MAX } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { atWork, statesOf } from "./at-work.ts";

const hiring = () => atWork({}, beginEmpty, "2027-02-01T10:00:00Z");
const MANAGER = "max@jupiter.example";
const JOIN = { id: "10001" };

describe("joiners", () => {
  it("J3: sleep on when their start is moved later, and wake on the new day", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    await on.run("10001");
    on.file("joiner", { ...ANA, start: "2027-04-01" }, JOIN);
    expect((await on.run("10001")).nextDue).toBe("2027-03-31T22:00:00.000Z");

    // The old job still stands in the queue; it finds nothing due.
    on.ports.clock.moveTo("2027-02-28T23:00:00Z");
    await work(on.ports, on.company);
    expect(on.ana().status).toBe("STAGED");
    on.ports.clock.moveTo("2027-03-31T22:00:00Z");
    await work(on.ports, on.company);

    expect(on.ana().status).toBe("PROVISIONED");
  });

  it("J3: who are awake already are suspended until the new day", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    await on.run("10001");
    on.ports.clock.moveTo("2027-02-28T23:30:00Z");
    const early = { ...on.ana(), status: "ACTIVE" };
    on.ports.directory.put(early);
    on.file("joiner", { ...ANA, start: "2027-04-01" }, JOIN);

    await on.run("10001");

    expect(on.ana().status).toBe("SUSPENDED");
    on.ports.clock.moveTo("2027-03-31T22:00:00Z");
    await on.run("10001");
    expect(on.ana().status).toBe("ACTIVE");
  });

  it("J4: who start in the past start now, and how late it was is kept", async () => {
    const on = await hiring();
    on.ports.clock.moveTo("2027-03-08T10:00:00Z");
    on.file("joiner", ANA, JOIN);

    const progress = await on.run("10001");

    expect(progress.state).toBe("done");
    expect(progress.plan?.findings.map(({ kind }) => kind)).toContain("late");
    const woken = on.ports.ledger.entries.find(({ body }) => text(member(body, "step"), "id") === "activate-account");
    expect(member(woken?.body, "lateSeconds")).toBe(7 * 86_400 + 11 * 3600);
  });

  it("J5: who do not come leave a sleeping account without access, and those who were told are told", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    await on.run("10001");
    const told = new Set(on.ports.mailer.sent.map(({ to }) => to));
    const before = on.ports.mailer.sent.length;
    on.file("joiner", { ...ANA, withdrawn: { value: "Yes" } }, JOIN);

    const progress = await on.run("10001");

    expect(progress.state).toBe("done");
    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [], assignments: [] });
    expect(new Set(on.ports.mailer.sent.slice(before).map(({ to }) => to))).toEqual(told);
    expect(on.ports.mailer.sent.slice(before).every(({ subject }) => subject === "Request withdrawn: Ana Silva")).toBe(
      true,
    );
    on.ports.clock.moveTo("2027-03-02T10:00:00Z");
    await work(on.ports, on.company);
    expect(on.ana().status).toBe("DEPROVISIONED");
  });

  it("J7: are told where they can read it before they have an account; without an address nobody guesses one", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    on.ports.clock.moveTo("2027-03-01T08:00:00Z");
    await on.run("10001");
    expect(on.ports.mailer.sent.map(({ to }) => to)).toContain("ana@home.example");

    const silent = await hiring();
    const { personalEmail: _, ...rest } = ANA;
    silent.file("joiner", rest, JOIN);
    silent.ports.clock.moveTo("2027-03-01T08:00:00Z");
    const progress = await silent.run("10001");

    expect(silent.ports.mailer.sent.map(({ to }) => to)).toEqual(["it@jupiter.example", MANAGER, MANAGER]);
    expect(progress.state).toBe("done");
  });

  it("J8, J9: whose manager is unknown are made without one, which is filled in once the manager is there", async () => {
    const on = await hiring();
    on.ports.directory.put({ ...MAX, status: "STAGED" });
    on.file("joiner", ANA, JOIN);
    expect((await on.run("10001")).state).toBe("waiting");
    expect(on.ana().profile["managerId"]).toBeUndefined();

    on.ports.directory.put(MAX);
    await on.run("10001");

    expect(on.ana().profile["managerId"]).toBe(MAX.id);
  });

  it("with mistakes on their form get all of them named, and nothing is done", async () => {
    const on = await hiring();
    on.file("joiner", { ...ANA, start: "soon", department: { value: "Enginering" }, givenName: "" }, JOIN);

    const progress = await on.run("10001");

    expect(progress.state).toBe("form-incomplete");
    expect(progress.problems.map(({ field }) => field).toSorted()).toEqual(["department", "givenName", "start"]);
    expect(on.ports.directory.accounts()).toEqual([MAX]);
    expect(on.ports.desk.comments.get("10001")?.writes).toBe(1);
    on.file("joiner", ANA, JOIN);
    expect((await on.run("10001")).state).toBe("waiting");
  });

  it("are previewed without a single write", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    const counting = cutPorts(on.ports);

    const seen = (await preview(counting.ports, on.company, "ON-10001"))._unsafeUnwrap();

    expect(seen).toMatchObject({ kind: "planned", approval: "not-needed", brakes: [] });
    expect([...new Set(counting.calls)].toSorted()).toEqual([
      "desk.read",
      "directory.answer",
      "ledger.read",
      "spool.waiting",
    ]);
    expect(on.ports.ledger.entries).toEqual([]);
  });

  it("are carried out by hash only while it is the plan", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    const seen = (await preview(on.ports, on.company, "10001"))._unsafeUnwrap();
    if (seen.kind !== "planned") throw new Error("no plan");
    on.file("joiner", { ...ANA, title: "Chief of everything" }, JOIN);
    const { bringForward } = await import("../src/run/bring-forward.ts");

    const stale = await bringForward(on.ports, on.company, "10001", { hash: seen.plan.hash });

    expect(stale._unsafeUnwrapErr().kind).toBe("stale-hash");
    expect(on.ports.directory.accounts()).toEqual([MAX]);
    on.file("joiner", ANA, JOIN);
    expect((await on.run("10001", { hash: seen.plan.hash })).state).toBe("waiting");
  });

  it("have few calls made for them: ten groups or three", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    const counting = cutPorts(on.ports);

    const progress = await on.run("10001", { ports: counting.ports });

    const made = counting.calls.filter((call) => call.startsWith("directory."));
    expect(made).toEqual([
      "directory.answer",
      "directory.holds",
      "directory.carryOut",
      "directory.carryOut",
      "directory.confirm",
    ]);
    expect(Object.values(statesOf(progress)).filter((state) => state === "done").length).toBeGreaterThan(6);
  });
});
