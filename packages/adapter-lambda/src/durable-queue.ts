import type { QueueFailure, WorkQueue } from "@tenure/service";
import { okAsync, ResultAsync } from "neverthrow";
import type { DurableEvent } from "./durable-handler.ts";

/** Starts a durable execution: Lambda's `Invoke` with `InvocationType: "Event"` and the function's version or alias. */
export type Start = (input: DurableEvent) => Promise<unknown>;

/** What the queue needs. */
export interface DurableQueueOptions {
  readonly start: Start;
  /** Epoch milliseconds. @defaultValue `Date.now` */
  readonly now?: () => number;
}

/**
 * Durable executions as the work queue: what is enqueued starts one. Work for later is left to the execution that
 * found it, which waits by itself. Two executions of one person take turns by the store's locks, not by the queue.
 */
export function durableQueue({ now = Date.now, start }: DurableQueueOptions): WorkQueue {
  const starting = ResultAsync.fromThrowable(
    async (input: DurableEvent): Promise<void> => void (await start(input)),
    (): QueueFailure => ({ kind: "queue-failure", sentence: "Lambda did not start the execution." }),
  );
  return {
    enqueue: ({ ticketId }, notBefore) =>
      notBefore === undefined || Date.parse(notBefore) <= now() ? starting({ ticketId }) : okAsync(undefined),
    lease: () => okAsync(undefined),
    settle: () => okAsync(undefined),
    giveBack: () => okAsync(undefined),
    bury: () => okAsync(undefined),
    deadLetters: () => okAsync([]),
    nextDue: () => okAsync(undefined),
  };
}
