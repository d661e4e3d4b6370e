import type { Instant } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** A ticket to look at. Two jobs for the same ticket are one. */
export interface Job {
  /** Jira's issue id: survives a move to another project. */
  readonly ticketId: string;
  /** Why it is looked at: `webhook`, `due`, `sweep`, `retry` … */
  readonly reason: string;
}

/** A job held by one worker until it settles it or its lease ends. */
export interface Lease extends Job {
  readonly leaseId: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** The queue could not be reached. */
export interface QueueFailure {
  readonly kind: "queue-failure";
  readonly sentence: string;
}

/** Work to do now or at an instant: at least once, one worker at a time per ticket. */
export interface WorkQueue {
  /** Takes a job. Not before `notBefore`; of several instants for one ticket each counts. */
  enqueue(job: Job, notBefore?: Instant): ResultAsync<void, QueueFailure>;
  /** The next job that is due at `now`, or `undefined`. */
  lease(now: Instant): ResultAsync<Lease | undefined, QueueFailure>;
  /** The job is done. */
  settle(lease: Lease): ResultAsync<void, QueueFailure>;
  /** The job goes back, to be tried again at `notBefore`. */
  giveBack(lease: Lease, notBefore: Instant): ResultAsync<void, QueueFailure>;
  /** When the next job is due, whether leased or not; `undefined` when there is none. */
  nextDue(): ResultAsync<Instant | undefined, QueueFailure>;
}
