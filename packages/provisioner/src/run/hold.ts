import type { Instant } from "@tenure/lifecycle-rules";
import { err, ok, ResultAsync } from "neverthrow";
import type { Lock, LockFailure } from "../ports/locks.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";

/** Longer than the slowest single call with its retries; a crashed worker blocks a person for no longer. */
const LEASE_SECONDS = 120;

/** The right of one run to work on a ticket and a person. */
export interface Hold {
  /** Asked before each write: `undefined` when nobody has taken over. */
  lost(): Promise<RunFailure | undefined>;
  release(): Promise<void>;
}

/** Takes locks in a fixed order, all or none. Nobody waits for anybody: whoever comes second tries again later. */
export function hold({ locks, clock }: Ports, keys: readonly string[]): ResultAsync<Hold, RunFailure> {
  const until = () => new Date(Date.parse(clock.now()) + LEASE_SECONDS * 1000).toISOString() as Instant;
  // A lock that cannot be let go runs out by itself.
  const letGo = async (held: readonly Lock[]) => {
    for (const lock of held) (await locks.release(lock)).unwrapOr(undefined);
  };
  return new ResultAsync<Hold, RunFailure>(
    (async () => {
      const held: Lock[] = [];
      for (const key of [...new Set(keys)].toSorted()) {
        const taken = await locks.take(key, clock.now(), until());
        if (taken.isErr() || taken.value === undefined) {
          await letGo(held);
          return err(taken.isErr() ? toRunFailure(taken.error) : BUSY);
        }
        held.push(taken.value);
      }
      return ok({
        lost: () => stillHeld(held, (lock) => locks.renew(lock, until())),
        release: () => letGo(held),
      });
    })(),
  );
}

async function stillHeld(
  held: readonly Lock[],
  renew: (lock: Lock) => ResultAsync<Lock | undefined, LockFailure>,
): Promise<RunFailure | undefined> {
  for (const lock of held) {
    const renewed = await renew(lock);
    if (renewed.isErr()) return toRunFailure(renewed.error);
    if (renewed.value === undefined) return LOST;
  }
  return undefined;
}

const BUSY: RunFailure = {
  kind: "person-busy",
  retryable: true,
  sentence: "Somebody else works on this person right now; looked at again shortly.",
};

const LOST: RunFailure = {
  kind: "person-busy",
  retryable: true,
  sentence: "Somebody else has taken over this person; stopped before the next write.",
};
