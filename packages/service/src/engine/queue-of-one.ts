import type { Lease, WorkQueue } from "@tenure/provisioner";
import { okAsync } from "neverthrow";
import type { Settlement } from "./settlement.ts";

/** A queue that holds one job, and what became of it. */
export interface QueueOfOne {
  readonly queue: WorkQueue;
  /** `undefined` while nobody has settled it. */
  settlement(): Settlement | undefined;
}

/**
 * Where an engine delivers, nobody leases: the job it brought is the whole queue, so that the work on it is the same
 * as everywhere. What the work enqueues goes to the engine's own queue.
 */
export function queueOfOne(lease: Lease, { deadLetters, enqueue }: WorkQueue): QueueOfOne {
  let waiting: Lease | undefined = lease;
  let settlement: Settlement | undefined;
  const settle = (became: Settlement) => {
    settlement = became;
    return okAsync(undefined);
  };
  return {
    queue: {
      enqueue,
      lease: () => {
        const next = waiting;
        waiting = undefined;
        return okAsync(next);
      },
      settle: () => settle({ kind: "settled" }),
      giveBack: (_, notBefore) => settle({ kind: "given-back", notBefore }),
      bury: (_, at, sentence) => settle({ kind: "buried", at, sentence }),
      deadLetters,
      nextDue: () => okAsync(undefined),
    },
    settlement: () => settlement,
  };
}
