import type { Instant } from "@tenure/lifecycle-rules";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { Lock, LockFailure } from "../ports/locks.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "./run-failure.ts";

/** Longer than the slowest single call with its retries; a crashed worker blocks a person for no longer. */
const LEASE_SECONDS = 120;

/** The right of one run to work on a ticket and a person. */
export interface Hold {
  /** Asked before each write: `undefined` when nobody has taken over. */
  lost(): Promise<RunFailure | undefined>;
  /** Asked in the moment of writing, and costs nothing: whoever slept since the last renewal may hold nothing any more. */
  isOver(): boolean;
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
      let held: readonly Lock[] = [];
      for (const key of [...new Set(keys)].toSorted()) {
        const taken = await locks.take(key, clock.now(), until());
        if (taken.isErr() || taken.value === undefined) {
          await letGo(held);
          return err(taken.isErr() ? toRunFailure(taken.error) : BUSY);
        }
        held = [...held, taken.value];
      }
      return ok({
        lost: async () => {
          const renewed = await renewAll(held, (lock) => locks.renew(lock, until()));
          if (renewed.isOk()) held = renewed.value;
          return renewed.isErr() ? renewed.error : undefined;
        },
        isOver: () => held.some((lock) => lock.until <= clock.now()),
        release: () => letGo(held),
      });
    })(),
  );
}

async function renewAll(
  held: readonly Lock[],
  renew: (lock: Lock) => ResultAsync<Lock | undefined, LockFailure>,
): Promise<Result<readonly Lock[], RunFailure>> {
  const renewed: Lock[] = [];
  for (const lock of held) {
    const again = await renew(lock);
    if (again.isErr()) return err(toRunFailure(again.error));
    if (again.value === undefined) return err(LOST);
    renewed.push(again.value);
  }
  return ok(renewed);
}

const BUSY: RunFailure = {
  kind: "person-busy",
  retryable: true,
  sentence: "Somebody else works on this person right now; looked at again shortly.",
};

/** Somebody else has the person by now. */
export const LOST: RunFailure = {
  kind: "person-busy",
  retryable: true,
  sentence: "Somebody else has taken over this person; stopped before the next write.",
};
