import { anInstant } from "@tenure/lifecycle-rules/testing";
import { memoryWorkQueue } from "@tenure/provisioner/testing";
import { okAsync } from "neverthrow";
import { describe, expect, it } from "vitest";
import { queueOfOne } from "./queue-of-one.ts";

const lease = { ticketId: "1", reason: "webhook", leaseId: "a", attempt: 3 };
const later = anInstant("2027-03-01T08:00:00Z");

describe("queueOfOne", () => {
  it("gives its job once, and remembers what became of it", async () => {
    const { queue, settlement } = queueOfOne(lease, memoryWorkQueue());

    expect((await queue.lease(later))._unsafeUnwrap()).toEqual(lease);
    expect((await queue.lease(later))._unsafeUnwrap()).toBeUndefined();
    expect(settlement()).toBeUndefined();
    await queue.giveBack(lease, later);
    expect(settlement()).toEqual({ kind: "given-back", notBefore: later });
    await queue.bury(lease, later, "The group is gone.");
    expect(settlement()).toEqual({ kind: "buried", at: later, sentence: "The group is gone." });
    await queue.settle(lease);
    expect(settlement()).toEqual({ kind: "settled" });
  });

  it("hands what the work enqueues to the engine's queue", async () => {
    const given: string[] = [];
    const engine = {
      ...memoryWorkQueue(),
      enqueue: (job: { readonly reason: string }) => okAsync(void given.push(job.reason)),
    };

    await queueOfOne(lease, engine).queue.enqueue({ ticketId: "1", reason: "due" }, later);

    expect(given).toEqual(["due"]);
  });
});
