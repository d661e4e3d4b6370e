import type { Tenure } from "@tenure/service";
import type { QueueEvent, QueueResult } from "./events.ts";
import { readMessage } from "./queue-message.ts";

/** Works a batch of an SQS FIFO queue, with `ReportBatchItemFailures` switched on. */
export type QueueHandler = (event: QueueEvent) => Promise<QueueResult>;

/**
 * Brings the tickets of a batch forward, one after the other.
 *
 * What may work later is reported as failed and comes again; behind it, so does everything of its group, or a later
 * message would overtake it. What can never work is done with: the ticket itself says why.
 */
export function queueHandler(tenure: Pick<Tenure, "apply">): QueueHandler {
  return async ({ Records: records }) => {
    const heldGroups = new Set<string>();
    const failed: string[] = [];
    for (const record of records) {
      const group = record.attributes.MessageGroupId ?? record.messageId;
      if (!heldGroups.has(group) && (await settled(tenure, record))) continue;
      heldGroups.add(group);
      failed.push(record.messageId);
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

async function settled(tenure: Pick<Tenure, "apply">, { body }: QueueEvent["Records"][number]): Promise<boolean> {
  const job = readMessage(body);
  // Nobody can mend a message that is none: leaving it in the queue would hold up its group until it expires.
  if (job === undefined) return true;
  const applied = await tenure.apply(job.ticketId);
  return applied.match(
    ({ state }) => state !== "failed",
    ({ retryable }) => !retryable,
  );
}
