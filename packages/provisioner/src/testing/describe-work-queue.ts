import { anInstant } from "@tenure/lifecycle-rules/testing";
import { describe, expect, it } from "vitest";
import type { Lease, WorkQueue } from "../ports/work-queue.ts";

/** A queue to be tested: empty. */
export interface WorkQueueUnderTest {
  readonly queue: WorkQueue;
  /** Other eyes on the same jobs, as a second worker or a restarted process sees them. */
  readonly reopen?: () => Promise<WorkQueue>;
  /** Whether a worker that vanished counts as a try. One that an engine notices by itself need not. @defaultValue true */
  readonly countsVanished?: boolean;
}

const at = (hour: number) => anInstant(`2027-03-01T${String(hour).padStart(2, "0")}:00:00Z`);
const job = (ticketId: string, more: { readonly urgent?: boolean } = {}) => ({ ticketId, reason: "webhook", ...more });

/** The behaviour every {@link WorkQueue} owes its callers. Run it in the adapter's own test file. */
export function describeWorkQueue(name: string, setUp: () => Promise<WorkQueueUnderTest>): void {
  const fresh = async () => {
    const { countsVanished = true, queue } = await setUp();
    const lease = async (hour: number) => (await queue.lease(at(hour)))._unsafeUnwrap();
    const due = async (hour: number): Promise<Lease> => {
      const leased = await lease(hour);
      if (leased === undefined) throw new Error(`nothing is due at ${hour}`);
      return leased;
    };
    return { countsVanished, queue, lease, due };
  };

  describe(`${name} as a WorkQueue`, () => {
    it("gives a job once until it is settled, and then no more", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1"));

      const first = await due(8);
      expect(first).toMatchObject({ ticketId: "1", reason: "webhook", attempt: 1 });
      expect(await lease(8)).toBeUndefined();

      await queue.settle(first);
      expect(await lease(20)).toBeUndefined();
      expect((await queue.nextDue(at(9)))._unsafeUnwrap()).toBeUndefined();
    });

    it("makes one job of two for the same ticket", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1"));
      await queue.enqueue(job("1"));

      await queue.settle(await due(8));

      expect(await lease(9)).toBeUndefined();
    });

    it("holds back until the instant; of several for one ticket each counts", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1"), at(12));
      await queue.enqueue(job("1"), at(10));

      expect(await lease(9)).toBeUndefined();
      expect((await queue.nextDue(at(9)))._unsafeUnwrap()).toBe(at(10));
      await queue.settle(await due(10));
      expect(await lease(11)).toBeUndefined();
      expect((await queue.nextDue(at(9)))._unsafeUnwrap()).toBe(at(12));
      await queue.settle(await due(12));
      expect((await queue.nextDue(at(9)))._unsafeUnwrap()).toBeUndefined();
    });

    it("calls what is due at once due now", async () => {
      const { queue } = await fresh();
      await queue.enqueue(job("1"), at(12));
      await queue.enqueue(job("2"));

      expect((await queue.nextDue(at(9)))._unsafeUnwrap()).toBe(at(9));
    });

    it("does not lose what is enqueued while the ticket is worked on", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1"));
      const first = await due(8);

      await queue.enqueue(job("1"));
      expect(await lease(8)).toBeUndefined();
      await queue.settle(first);

      expect(await lease(8)).toMatchObject({ ticketId: "1", attempt: 1 });
    });

    it("gives what is urgent before what is older", async () => {
      const { queue, due } = await fresh();
      await queue.enqueue(job("1"));
      const first = await due(8);
      await queue.enqueue(job("2"));
      await queue.enqueue(job("3", { urgent: true }));

      expect(await due(8)).toMatchObject({ ticketId: "3", urgent: true });
      await queue.settle(first);
      expect(await due(8)).toMatchObject({ ticketId: "2" });
    });

    it("makes an urgent job of two of which one is urgent", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1", { urgent: true }));
      await queue.enqueue(job("1"));

      const both = await due(8);
      await queue.settle(both);

      expect(both.urgent).toBe(true);
      expect(await lease(8)).toBeUndefined();
    });

    it("counts the tries of a job that is given back", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1"));

      await queue.giveBack(await due(8), at(9));
      expect(await lease(8)).toBeUndefined();
      const second = await due(9);
      await queue.giveBack(second, at(10));

      expect(second.attempt).toBe(2);
      expect((await due(10)).attempt).toBe(3);
    });

    it("gives a job again whose worker vanished, and ignores that worker afterwards", async () => {
      const { countsVanished, queue, lease, due } = await fresh();
      await queue.enqueue(job("1"));
      const vanished = await due(8);

      const again = await due(20);
      await queue.settle(vanished);
      await queue.giveBack(vanished, at(21));
      await queue.bury(vanished, at(21), "no");

      expect(again).toMatchObject({ ticketId: "1", attempt: countsVanished ? 2 : 1 });
      expect((await queue.deadLetters())._unsafeUnwrap()).toEqual([]);
      await queue.settle(again);
      expect(await lease(23)).toBeUndefined();
    });

    it("shows what was given up, and lets it live again when it is enqueued", async () => {
      const { queue, lease, due } = await fresh();
      await queue.enqueue(job("1"));
      await queue.bury(await due(8), at(8), "The group is gone.");

      expect(await lease(9)).toBeUndefined();
      expect((await queue.nextDue(at(9)))._unsafeUnwrap()).toBeUndefined();
      expect((await queue.deadLetters())._unsafeUnwrap()).toMatchObject([
        { ticketId: "1", attempts: 1, at: at(8), sentence: "The group is gone." },
      ]);

      await queue.enqueue(job("1"));
      expect((await queue.deadLetters())._unsafeUnwrap()).toEqual([]);
      expect((await due(9)).attempt).toBe(1);
    });

    it("keeps jobs over a restart", async ({ skip }) => {
      const { queue, reopen } = await setUp();
      if (reopen === undefined) return skip("this queue ends with its process");
      await queue.enqueue(job("1", { urgent: true }), at(10));

      const again = await reopen();

      expect((await again.lease(at(9)))._unsafeUnwrap()).toBeUndefined();
      expect((await again.lease(at(10)))._unsafeUnwrap()).toMatchObject({ ticketId: "1", urgent: true });
    });
  });
}
