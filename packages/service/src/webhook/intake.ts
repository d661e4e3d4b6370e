import type { Instant } from "@tenure/lifecycle-rules";
import type { Job, QueueFailure, WorkQueue } from "@tenure/provisioner";
import { okAsync, type ResultAsync } from "neverthrow";
import type { Deliveries } from "./deliveries.ts";

/** A delivery that is believed. */
export interface Delivery {
  readonly job: Job;
  /** The same for every repeat of it. */
  readonly identity: string;
  readonly at: Instant;
}

/** Takes deliveries into the queue, each once. What is `taken` outlives us. */
export interface Intake {
  take(delivery: Delivery): ResultAsync<"taken" | "taken-before", QueueFailure>;
}

/** Jira repeats a delivery for a good two days; what was remembered before this is forgotten. */
export function forgetBefore(now: Instant): Instant {
  return new Date(Date.parse(now) - 72 * 3_600_000).toISOString() as Instant;
}

/** An intake of a queue and a memory that know nothing of each other. */
export function intakeOf(queue: Pick<WorkQueue, "enqueue">, deliveries: Deliveries): Intake {
  return {
    take: ({ at, identity, job }) =>
      deliveries
        .knows(identity)
        .orElse(() => okAsync(false))
        .andThen((known) =>
          known
            ? okAsync("taken-before" as const)
            : queue
                .enqueue(job)
                // After it, or a cut between the two would lose the delivery. Not remembering costs a second look at
                // the ticket and nothing else.
                .andThen(() => deliveries.remember(identity, at, forgetBefore(at)).orElse(() => okAsync(undefined)))
                .map(() => "taken" as const),
        ),
  };
}
