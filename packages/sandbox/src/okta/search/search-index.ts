import type { VirtualClock } from "../../kernel/clock.ts";

/** A copy of a store that follows it late, as Okta's search does. */
export interface SearchIndex<T> {
  values(): IterableIterator<T>;
  get(id: string): T | undefined;
  /** Tells that the thing with this id was made, changed or removed. */
  changed(id: string): void;
  /** Catches up with the store at once: a seed has no yesterday. */
  catchUp(): void;
}

/** An index over `live`, behind by `lag` milliseconds, drawn anew for each change. */
export function createSearchIndex<T>(
  live: ReadonlyMap<string, T>,
  clock: VirtualClock,
  lag: () => number,
): SearchIndex<T> {
  const seen = new Map<string, T>();
  const follow = (id: string): void => {
    const value = live.get(id);
    if (value === undefined) seen.delete(id);
    else seen.set(id, value);
  };
  return {
    values: () => seen.values(),
    get: (id) => seen.get(id),
    changed(id) {
      const wait = lag();
      if (wait === 0) follow(id);
      else clock.at(clock.now() + wait, () => follow(id));
    },
    catchUp() {
      seen.clear();
      for (const [id, value] of live) seen.set(id, value);
    },
  };
}
