import type { Instant } from "@tenure/lifecycle-rules";
import type { Lease } from "@tenure/provisioner";
import { countingIds, describeLocks, describeWorkQueue } from "@tenure/provisioner/testing";
import { okAsync } from "neverthrow";
import { describe, expect, it, onTestFinished } from "vitest";
import { aHand, serveTickets } from "../../test/a-hand.ts";
import { aRestate } from "../../test/a-restate.ts";
import { systemClock } from "../system/system-clock.ts";
import { restateIngress } from "./ingress.ts";
import { restateLocks } from "./restate-locks.ts";
import { restateQueue } from "./restate-queue.ts";
import { serveRestate } from "./serve-restate.ts";

async function aServer() {
  const restate = await aRestate();
  onTestFinished(() => restate.stop());
  return restate;
}

describeWorkQueue("restateQueue", async () => {
  const restate = await aServer();
  const queue = await aHand(restate);
  const reopen = async () => {
    await restate.cut();
    return queue;
  };
  return { queue, reopen, countsVanished: false };
});

describeLocks("restateLocks", async () => {
  const restate = await aServer();
  await aHand(restate);
  const open = () => restateLocks(restateIngress(restate), countingIds(`lock-${Math.random()}`).next);
  const reopen = async () => {
    await restate.cut();
    return open();
  };
  return { locks: open(), reopen };
});

describe("Restate's own timers", () => {
  // The one thing no test's clock can move; a moment of the machine's is all it takes.
  it("wake a ticket when its time has come, although the server was cut off meanwhile", async () => {
    const restate = await aServer();
    const brought = Promise.withResolvers<Lease>();
    const served = await serveRestate(
      {
        workOn: (lease) => {
          brought.resolve(lease);
          return okAsync({ failures: [], progress: [], settlement: { kind: "settled" } });
        },
      },
      { port: 0 },
    );
    onTestFinished(() => served.stop());
    await restate.register(served.url);
    const due = new Date(Date.now() + 500).toISOString() as Instant;

    await restateQueue(restateIngress(restate)).enqueue({ ticketId: "1", reason: "due", urgent: true }, due);
    await restate.cut();

    expect(await brought.promise).toMatchObject({ ticketId: "1", reason: "due", urgent: true, attempt: 1 });
  });

  it("bring a ticket again in a moment where there was no place for it", async () => {
    const restate = await aServer();
    const tries: Lease[] = [];
    const settled = Promise.withResolvers<void>();
    const { stop, url } = await serveTickets({
      now: systemClock.now,
      workOn: async (lease) => {
        tries.push(lease);
        if (tries.length === 1) return { kind: "put-off" };
        settled.resolve();
        return { kind: "settled" };
      },
    });
    onTestFinished(stop);
    await restate.register(url);

    await restateQueue(restateIngress(restate)).enqueue({ ticketId: "1", reason: "webhook" });
    await settled.promise;

    expect(tries.map(({ attempt }) => attempt)).toEqual([1, 1]);
    expect(tries[0]?.leaseId).not.toBe(tries[1]?.leaseId);
  });
});
