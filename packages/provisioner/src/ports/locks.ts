import type { Instant } from "@tenure/lifecycle-rules";
import type { ResultAsync } from "neverthrow";

/** A right to work on something, for a while. */
export interface Lock {
  readonly key: string;
  /** Grows with every taking of the same key and never repeats, over restarts too: who holds a smaller one has lost. */
  readonly fence: number;
  /** When it ends unless it is renewed. */
  readonly until: Instant;
}

/** The locks could not be reached: nobody knows who holds what. */
export interface LockFailure {
  readonly kind: "lock-failure";
  readonly sentence: string;
}

/**
 * One worker at a time on one person.
 *
 * Held only for a while, so that a crashed worker blocks nobody for long; renewed before every write, so that a
 * worker who slept too long learns it before it writes. An adapter proves it by passing `describeLocks`.
 */
export interface Locks {
  /** Takes a lock until `until`. `undefined`: somebody holds it and its time is not over at `now`. */
  take(key: string, now: Instant, until: Instant): ResultAsync<Lock | undefined, LockFailure>;
  /** Prolongs a lock. `undefined`: it was released, or somebody else has taken it since. */
  renew(lock: Lock, until: Instant): ResultAsync<Lock | undefined, LockFailure>;
  /** Lets go. Does nothing where somebody else holds it by now. */
  release(lock: Lock): ResultAsync<void, LockFailure>;
}
