import type { Instant } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** A ticket to look at. Two jobs for the same ticket are one. */
export interface Job {
  /** Jira's issue id: survives a move to another project. */
  readonly ticketId: string;
  /** Why it is looked at: `webhook`, `due`, `sweep`, `retry` … For people; a run never trusts it. */
  readonly reason: string;
  /** Somebody's access has to end: leased before everything that is not urgent. Two jobs become one urgent job. */
  readonly urgent?: boolean;
}

/** A job held by one worker until it settles it or its lease ends. */
export interface Lease extends Job {
  readonly leaseId: string;
  /** 1 for the first try; grows with every giving back and every lease that ran out. */
  readonly attempt: number;
}

/** A job that was tried too often, or cannot succeed: it waits, visibly, for a person. */
export interface DeadLetter extends Job {
  readonly attempts: number;
  readonly at: Instant;
  /** Why it was given up. */
  readonly sentence: string;
}

/** The queue could not be reached. */
export interface QueueFailure {
  readonly kind: "queue-failure";
  readonly sentence: string;
}

/**
 * Work to do now or at an instant: at least once, one worker at a time per ticket.
 *
 * An adapter proves it by passing `describeWorkQueue`.
 */
export interface WorkQueue {
  /** Takes a job. Not before `notBefore`; of several instants for one ticket each counts. A dead letter of the ticket lives again. */
  enqueue(job: Job, notBefore?: Instant): ResultAsync<void, QueueFailure>;
  /** The next job that is due at `now`, or `undefined`. A job enqueued while its ticket is leased waits for the settling. */
  lease(now: Instant): ResultAsync<Lease | undefined, QueueFailure>;
  /** The job is done. */
  settle(lease: Lease): ResultAsync<void, QueueFailure>;
  /** The job goes back, to be tried again at `notBefore`. */
  giveBack(lease: Lease, notBefore: Instant): ResultAsync<void, QueueFailure>;
  /** The job is given up and becomes a dead letter. */
  bury(lease: Lease, at: Instant, sentence: string): ResultAsync<void, QueueFailure>;
  /** What was given up, oldest first. */
  deadLetters(): ResultAsync<readonly DeadLetter[], QueueFailure>;
  /**
   * When the next job is due, whether leased or not; `now` where one is due at once, `undefined` when there is none.
   * Dead letters do not count.
   */
  nextDue(now: Instant): ResultAsync<Instant | undefined, QueueFailure>;
}
