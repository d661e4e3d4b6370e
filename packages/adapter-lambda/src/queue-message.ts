/** What is said in a message of the queue. */
export interface QueueMessage {
  readonly ticketId: string;
  readonly reason: string;
}

/** Writes a message. */
export function writeMessage({ reason, ticketId }: QueueMessage): string {
  return JSON.stringify({ ticketId, reason });
}

/** Reads a message; `undefined` when it is not one of ours. */
export function readMessage(body: string): QueueMessage | undefined {
  try {
    const { reason, ticketId } = JSON.parse(body) as Partial<Record<keyof QueueMessage, unknown>>;
    return typeof ticketId === "string" && ticketId !== "" ? { ticketId, reason: String(reason ?? "") } : undefined;
  } catch {
    return undefined;
  }
}
