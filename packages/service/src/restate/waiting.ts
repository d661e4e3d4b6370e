import type { Instant } from "@tenure/lifecycle-rules";
import type { Job } from "@tenure/provisioner";

/** A job that waits in its ticket's object. */
export interface WaitingJob {
  readonly reason: string;
  readonly urgent: boolean;
  readonly due: Instant;
  readonly attempts: number;
}

/** What is due at once has been due since the beginning. */
export const AT_ONCE = "1970-01-01T00:00:00.000Z" as Instant;

/** Adds a job; two that are due at the same instant are one, urgent if either is. */
export function withJob(
  waiting: readonly WaitingJob[],
  { reason, urgent = false }: Omit<Job, "ticketId">,
  due: Instant,
  attempts: number,
): readonly WaitingJob[] {
  const same = waiting.find((job) => job.due === due);
  const job: WaitingJob = {
    reason,
    urgent: urgent || same?.urgent === true,
    due,
    attempts: Math.max(attempts, same?.attempts ?? 0),
  };
  return [...waiting.filter((one) => one !== same), job];
}

/** All jobs that are due, as one; `undefined` when none is. */
export function takeDue(
  waiting: readonly WaitingJob[],
  now: Instant,
): { readonly job: WaitingJob; readonly rest: readonly WaitingJob[] } | undefined {
  const due = waiting
    .filter((job) => job.due <= now)
    .toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || (a.due < b.due ? -1 : 1));
  const [first] = due;
  if (first === undefined) return undefined;
  const attempts = Math.max(...due.map((job) => job.attempts));
  return { job: { ...first, attempts }, rest: waiting.filter((job) => !due.includes(job)) };
}

/** When the next of them is due. */
export function earliest(waiting: readonly WaitingJob[]): Instant | undefined {
  return waiting.map(({ due }) => due).toSorted()[0];
}
