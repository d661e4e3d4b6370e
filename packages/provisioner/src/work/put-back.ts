import type { Instant, Progress } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";
import type { Company } from "../company/company.ts";
import type { Ports } from "../ports/ports.ts";
import type { Lease, QueueFailure } from "../ports/work-queue.ts";
import type { RunFailure } from "../run/run-failure.ts";
import { retryAt } from "./retry-at.ts";

/** Why a ticket has to be looked at again. */
export interface Trouble extends Pick<RunFailure, "retryable" | "sentence"> {
  readonly kind: RunFailure["kind"] | "steps-failed" | "not-contained" | "not-ended" | "gone";
  /** Nothing can be done for it before. */
  readonly notBefore?: Instant;
}

/** What of a ticket's progress has to be tried again; `undefined` where nothing has. */
export function troubleOf({ leaverClock, state, steps }: Progress): Trouble | undefined {
  const failed = steps.find((step) => step.state === "failed" || step.state === "blocked" || step.state === "planned");
  // What only people can end is not tried again; the sweep looks at it from time to time.
  if (state !== "failed" || failed === undefined) return undefined;
  const isIn = leaverClock !== undefined && leaverClock.containedAt === undefined;
  return {
    kind: isIn ? "not-contained" : "steps-failed",
    retryable: true,
    sentence: failed.seen ?? "A step was not done.",
  };
}

/**
 * Puts a job back, later every time, or gives it up visibly. What is away comes back, so an outage is waited out; a
 * leaver who is still in is never given up. Only a ticket whose own steps fail becomes a dead letter in the end.
 */
export function putBack(
  { queue, clock }: Pick<Ports, "queue" | "clock">,
  { maxAttempts = 12 }: Pick<Company, "maxAttempts">,
  lease: Lease,
  { kind, notBefore, retryable, sentence }: Trouble,
): ResultAsync<void, QueueFailure> {
  const now = clock.now();
  if (notBefore !== undefined && notBefore > now) return queue.giveBack(lease, notBefore);
  switch (kind) {
    case "no-such-ticket":
    case "not-ours":
      // A ticket that was never ours is no work.
      return queue.settle(lease);
    case "person-busy":
      return queue.giveBack(lease, retryAt(now, 1));
    case "not-contained":
      return queue.giveBack(lease, retryAt(now, Math.min(lease.attempt, 4)));
    case "desk-failed":
    case "directory-failed":
      // A key that was changed or a right that was taken is given back by people: whoever has to go must still go then.
      return queue.giveBack(lease, retryAt(now, lease.attempt));
    case "not-ended":
    case "steps-failed":
      return lease.attempt >= maxAttempts
        ? queue.bury(lease, now, sentence)
        : queue.giveBack(lease, retryAt(now, lease.attempt));
    default:
      return retryable ? queue.giveBack(lease, retryAt(now, lease.attempt)) : queue.bury(lease, now, sentence);
  }
}
