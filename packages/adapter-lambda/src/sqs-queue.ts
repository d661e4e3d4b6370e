import { randomUUID } from "node:crypto";
import type { QueueFailure, WorkQueue } from "@tenure/service";
import { okAsync, ResultAsync } from "neverthrow";
import { writeMessage } from "./queue-message.ts";

/** The members of SQS's `SendMessage` that we use. */
export interface SendMessage {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
}

/** How messages are sent: `(input) => sqs.send(new SendMessageCommand(input))`. */
export type Send = (input: SendMessage) => Promise<unknown>;

/** What the queue needs. */
export interface SqsQueueOptions {
  readonly queueUrl: string;
  readonly send: Send;
  /** Epoch milliseconds. @defaultValue `Date.now` */
  readonly now?: () => number;
}

/**
 * SQS FIFO as the work queue: what is enqueued is delivered to {@link queueHandler}, one at a time for each ticket,
 * and dead letters are in the queue's own dead-letter queue. Work for later is not sent, as a FIFO queue keeps no
 * single message back: the sweep finds it when its time has come.
 */
export function sqsQueue({ now = Date.now, queueUrl, send }: SqsQueueOptions): WorkQueue {
  const sending = ResultAsync.fromThrowable(
    async (input: SendMessage): Promise<void> => void (await send(input)),
    (): QueueFailure => ({ kind: "queue-failure", sentence: "SQS did not take the message." }),
  );
  return {
    enqueue: (job, notBefore) =>
      notBefore === undefined || Date.parse(notBefore) <= now()
        ? sending({
            QueueUrl: queueUrl,
            MessageBody: writeMessage(job),
            MessageGroupId: job.ticketId,
            MessageDeduplicationId: randomUUID(),
          })
        : okAsync(undefined),
    lease: () => okAsync(undefined),
    settle: () => okAsync(undefined),
    giveBack: () => okAsync(undefined),
    bury: () => okAsync(undefined),
    deadLetters: () => okAsync([]),
    nextDue: () => okAsync(undefined),
  };
}
