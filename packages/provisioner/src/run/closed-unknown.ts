import type { Progress, Refusal, TicketRef } from "@tenure/lifecycle-rules";

const KIND = "closed-unknown";

/** What whoever asks for a closed ticket is told that the ledger knows nothing of. */
export function closedUnknown({ key }: TicketRef): Refusal {
  const sentence = `${key} is closed, and this store has no record of it, so it is left alone; open it again to have it done.`;
  return { kind: KIND, sentence };
}

/** Whether a ticket was left alone because it is closed and unknown: no news, unless somebody asked for it. */
export function isClosedUnknown({ refusals }: Progress): boolean {
  return refusals.some(({ kind }) => kind === KIND);
}
