import { okAsync } from "neverthrow";
import type { Lock, Locks } from "../ports/locks.ts";

/** {@link Locks} within one process. */
export function memoryLocks(): Locks {
  const fences = new Map<string, number>();
  const held = new Map<string, Lock>();
  const isCurrent = (lock: Lock) => held.get(lock.key)?.fence === lock.fence;
  return {
    take: (key, now, until) => {
      const holder = held.get(key);
      if (holder !== undefined && holder.until > now) return okAsync(undefined);
      const lock = { key, fence: (fences.get(key) ?? 0) + 1, until };
      fences.set(key, lock.fence);
      held.set(key, lock);
      return okAsync(lock);
    },
    renew: (lock, until) => {
      if (!isCurrent(lock)) return okAsync(undefined);
      const renewed = { ...lock, until };
      held.set(lock.key, renewed);
      return okAsync(renewed);
    },
    release: (lock) => {
      if (isCurrent(lock)) held.delete(lock.key);
      return okAsync(undefined);
    },
  };
}
