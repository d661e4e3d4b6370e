import { describe, expect, it } from "vitest";
import { sweep } from "../src/sweep/sweep.ts";
import { ANA } from "../src/testing/a-ticket.ts";
import { cutPorts } from "../src/testing/cut-ports.ts";
import { MAX } from "../src/testing/scenarios.ts";
import { work } from "../src/work/work.ts";
import { type AtWork, atWork, LOGIN } from "./at-work.ts";

const NOW = { login: LOGIN, immediate: { value: "Yes" } };
const ENGINEERS = { groupId: "00gengineers00000001", name: "Engineers", provenance: { kind: "direct" } } as const;

/** A company Ana has left, with an approval policy under which terminations need somebody's yes. */
async function leftWith(company: Parameters<typeof atWork>[0] = {}): Promise<AtWork> {
  const on = await atWork({ approval: { exempt: [] }, ...company });
  on.file("leaver", NOW);
  await on.run("10003");
  on.ports.clock.advance(60);
  on.ports.desk.answer("10003", {
    id: "1",
    approverId: "boss",
    approverEmail: "boss@jupiter.example",
    decision: "approved",
    at: on.ports.clock.now(),
  });
  expect((await on.run("10003")).state).toBe("done");
  return on;
}

const wake = (on: AtWork) =>
  on.ports.directory.put({ ...on.ana(), status: "ACTIVE", mayHoldSessions: true, memberships: [ENGINEERS] });

async function sweepAndWork(on: AtWork): Promise<readonly string[]> {
  const { alerts } = (await sweep(on.ports, on.company))._unsafeUnwrap();
  (await work(on.ports, on.company))._unsafeUnwrap();
  on.ports.clock.advance(3600);
  return alerts;
}

describe("L26: somebody who left and is let in again without a ticket", () => {
  it("is found by the sweep wherever somebody has left, shut out again, and told of", async () => {
    const on = await leftWith();
    wake(on);

    const alerts = await sweepAndWork(on);

    expect(alerts).toEqual([`${LOGIN} left with ON-10003 and is ACTIVE again, although no ticket says so.`]);
    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", mayHoldSessions: false, memberships: [] });
    expect(await sweepAndWork(on)).toEqual([
      "Whoever left with ON-10003 was awake again, although no ticket says so; they are shut out again.",
      "Over: Whoever left with ON-10003 cannot sign in any more, or a ticket lets them.",
    ]);
    expect(await sweepAndWork(on)).toEqual([]);
  });

  it("is shut out again when Okta tells of it, as the ticket is looked at, and not settled", async () => {
    const on = await leftWith();
    wake(on);

    expect((await on.run("10003")).state).toBe("done");

    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });

  it("is shut out again three times, or as often as the policy says, and after that only told of", async () => {
    for (const [limit, company] of [
      [3, {}],
      [1, { shutOutAgain: 1 }],
      [0, { shutOutAgain: 0 }],
    ] as const) {
      const on = await leftWith(company);
      for (let times = 0; times < limit; times += 1) {
        wake(on);
        await sweepAndWork(on);
        expect(on.ana().status).toBe("DEPROVISIONED");
      }
      wake(on);

      await sweepAndWork(on);
      const alerts = await sweepAndWork(on);

      expect(on.ana().status).toBe("ACTIVE");
      expect(alerts).toContainEqual(expect.stringContaining("they are not shut out once more"));
      expect(on.ports.desk.comments.get("10003")?.progress).toMatchObject({
        state: "refused",
        refusals: [{ kind: "woken-too-often" }],
      });
    }
  });

  it("is brought to the end where the run that shut them out was cut off anywhere", async () => {
    const calm = await leftWith();
    wake(calm);
    const counting = cutPorts(calm.ports);
    await calm.run("10003", { ports: counting.ports });

    for (const call of counting.calls.keys()) {
      const on = await leftWith();
      wake(on);
      await on.ports.queue.enqueue({ ticketId: "10003", reason: "okta-event" });
      const cut = cutPorts(on.ports, { call, when: "after" });
      await Promise.race([work(cut.ports, on.company), cut.dead]);
      on.ports.clock.advance(6 * 60);

      (await work(on.ports, on.company))._unsafeUnwrap();
      await sweepAndWork(on);
      await sweepAndWork(on);

      const where = `cut after call ${call}, ${counting.calls[call]}`;
      expect(on.ana(), where).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
      on.ports.clock.advance(86_400);
      expect((await sweep(on.ports, on.company))._unsafeUnwrap().enqueued, where).toBe(0);
    }
  });

  it("is shut out again although a rehire of before was filed since, which the termination overruled", async () => {
    const on = await leftWith({ approval: { exempt: [{ kinds: ["rehire"] }] } });
    on.ports.clock.moveTo("2027-08-21T10:00:00Z");
    on.file("rehire", { ...ANA, login: LOGIN, start: "2027-08-19" }, { id: "10004" });
    expect((await on.run("10004")).state).toBe("done");
    expect(on.ana().status).toBe("DEPROVISIONED");
    wake(on);

    await sweepAndWork(on);

    expect(on.ana()).toMatchObject({ status: "DEPROVISIONED", memberships: [] });
  });

  it("stays where a ticket hired them again, and nobody else is ended by a form that was changed afterwards", async () => {
    const on = await leftWith({ approval: { exempt: [{ kinds: ["rehire"] }] } });
    on.ports.clock.moveTo("2027-09-01T10:00:00Z");
    on.file("rehire", { ...ANA, login: LOGIN, start: "2027-09-01" }, { id: "10004" });
    await on.run("10004");
    on.ports.directory.put({ ...on.ana(), status: "ACTIVE" });

    expect((await on.run("10003")).state).toBe("done");
    expect(await sweepAndWork(on)).toEqual([]);
    expect(on.ana().status).toBe("ACTIVE");

    const other = await leftWith();
    other.ports.directory.put({ ...MAX, profile: { ...MAX.profile, employeeNumber: "2" } });
    other.file("leaver", { login: MAX.login, immediate: { value: "Yes" } }, { statusCategory: "done" });
    expect((await other.run("10003")).state).toBe("done");
    expect(other.ports.directory.account(MAX.login)?.status).toBe("ACTIVE");
  });
});
