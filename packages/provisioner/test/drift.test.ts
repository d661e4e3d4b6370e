import { errAsync, okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { beginEmpty, MAX } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, statesOf } from "./at-work.ts";

const JOIN = { id: "10001" };
const hiring = () => atWork({}, beginEmpty, "2027-02-01T10:00:00Z");

/** The same ports with one method of the directory in another way. */
function withDirectory({ ports }: AtWork, changed: Partial<AtWork["ports"]["directory"]>) {
  return { ports: { ...ports, directory: { ...ports.directory, ...changed } } };
}

describe("a directory that moves under our hands", () => {
  it("D7: a group that was deleted refuses the plan, and is not made again", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    const answer: typeof on.ports.directory.answer = (questions) =>
      on.ports.directory.answer(questions).map((answers) => ({
        ...answers,
        groups: answers.groups.filter(({ id }) => id !== "00gengineers00000001"),
      }));

    const progress = await on.run("10001", withDirectory(on, { answer }));

    expect(progress.state).toBe("refused");
    expect(progress.refusals).toMatchObject([
      { kind: "group-missing", sentence: expect.stringContaining("Engineers") },
    ]);
    expect(on.ports.directory.accounts().map(({ id }) => id)).toEqual([MAX.id]);
    expect((await on.run("10001")).state).toBe("waiting");
  });

  it("D7: a group that goes between plan and deed leaves a failed step, and everything else is given", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    const { carryOut } = on.ports.directory;
    const gone = {
      kind: "directory-failure",
      retryable: false,
      mayHaveHappened: false,
      sentence: "No such group.",
    } as const;
    const refusing: typeof carryOut = ([first, ...behind], subject) =>
      first.kind === "add-to-group" && first.groupId === "00gengineers00000001"
        ? errAsync(gone)
        : carryOut(first.kind === "create-account" ? [first] : [first, ...behind], subject);

    const progress = await on.run("10001", withDirectory(on, { carryOut: refusing }));

    expect(progress.state).toBe("failed");
    expect(statesOf(progress)["add-to-group:00gengineers00000001"]).toBe("failed");
    expect(Object.values(statesOf(progress)).filter((state) => state === "failed")).toHaveLength(1);
  });

  it("D17: a search that does not show the new account yet makes no second one, and takes nobody for absent", async () => {
    const on = await hiring();
    on.file("joiner", ANA, JOIN);
    await on.run("10001");
    const answer: typeof on.ports.directory.answer = (questions) =>
      on.ports.directory.answer(questions).map((answers) => ({
        ...answers,
        accounts: [],
        takenLogins: [],
      }));
    const lags = withDirectory(on, { answer });

    await on.run("10001", lags);
    await on.ports.queue.enqueue({ ticketId: "10001", reason: "webhook" });
    await work(lags.ports, on.company);
    await on.run("10001");

    expect(on.ports.directory.accounts()).toHaveLength(2);
    expect(on.ana().status).toBe("STAGED");
    expect(new Set(on.ports.mailer.sent.map(({ messageId }) => messageId)).size).toBe(on.ports.mailer.sent.length);
  });

  it("D18: a read that shows what was before the write is not believed; the step is open until it is seen", async () => {
    const on = await atWork();
    on.file("mover", { login: on.ana().login, effective: "2027-08-20", title: "Principal engineer" });
    const stale: typeof on.ports.directory.confirm = (expectations) =>
      okAsync(expectations.map(() => ({ holds: false, seen: "It is as it was before." })));
    const cached = withDirectory(on, { confirm: stale });

    const first = await on.run("10003", cached);
    expect(first.state).toBe("failed");
    expect(on.ana().profile["title"]).toBe("Principal engineer");
    expect(
      on.ports.ledger.entries.some(({ event, ticketId }) => event === "step-confirmed" && ticketId === "10003"),
    ).toBe(false);
    expect(on.ports.desk.tickets.get("10003")?.statusCategory).not.toBe("done");

    expect((await on.run("10003")).state).toBe("done");
    const confirmed = on.ports.ledger.entries.filter(
      ({ event, ticketId }) => event === "step-confirmed" && ticketId === "10003",
    );
    expect(JSON.stringify(confirmed)).toContain("update-profile");
  });

  it("J8: a manager who is there only after the ticket is done and closed is filled in all the same", async () => {
    const on = await hiring();
    on.ports.directory.put({ ...MAX, status: "STAGED" });
    on.file("joiner", ANA, JOIN);
    await on.run("10001");
    on.ports.clock.moveTo("2027-03-01T08:00:00Z");
    await work(on.ports, on.company);
    expect(on.ports.desk.tickets.get("10001")?.statusCategory).toBe("done");
    expect(on.ana().profile["managerId"]).toBeUndefined();
    await sweep(on.ports, on.company);
    await work(on.ports, on.company);
    on.ports.directory.put(MAX);
    on.ports.clock.advance(3600);
    let looks = 0;

    for (let sweeps = 0; sweeps < 40; sweeps += 1) {
      looks += (await sweep(on.ports, on.company))._unsafeUnwrap().enqueued;
      await work(on.ports, on.company);
      on.ports.clock.advance(1800);
    }

    expect(on.ana().profile["managerId"]).toBe(MAX.id);
    expect(on.ports.desk.comments.get("10001")?.progress.state).toBe("done");
    // Once in six hours, and not at all once nothing is missing.
    expect(looks).toBeLessThanOrEqual(2);
  });
});
