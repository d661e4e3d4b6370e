import type { VirtualClock } from "../../kernel/clock.ts";
import { createIdOrder } from "./id-order.ts";

/** A copy of a store that follows it late, as Okta's search does. */
export interface SearchIndex<T> {
  /** Counts what it has seen happen. */
  version(): number;
  /** All it knows, by id. */
  values(): readonly T[];
  get(id: string): T | undefined;
  /** Those under a key, in any order; `undefined` when things are not kept by such keys. */
  under(attribute: string, value: string): readonly T[] | undefined;
  /** Tells that the thing with this id was made, changed or removed. */
  changed(id: string): void;
  /** Catches up with the store at once: a seed has no yesterday. */
  catchUp(): void;
}

/** What an index follows, and how late. */
export interface IndexOptions<T> {
  readonly live: ReadonlyMap<string, T>;
  readonly clock: VirtualClock;
  /** Milliseconds, drawn anew for each change. */
  readonly lag: () => number;
  /** Values by which people look up one thing, kept to spare the walk over everything; case does not matter. */
  readonly keys?: Readonly<Record<string, (value: T) => unknown>>;
}

/** An index over a store. */
export function createSearchIndex<T>({ live, clock, lag, keys = {} }: IndexOptions<T>): SearchIndex<T> {
  const seen = new Map<string, T>();
  const order = createIdOrder(seen);
  const byKey = new Map(Object.keys(keys).map((name) => [name, new Map<string, Set<string>>()]));

  const file = (id: string, value: T, add: boolean): void => {
    for (const [name, read] of Object.entries(keys)) {
      const key = fold(read(value));
      const drawer = byKey.get(name);
      if (key === undefined || drawer === undefined) continue;
      const ids = drawer.get(key) ?? new Set<string>();
      if (add) drawer.set(key, ids.add(id));
      else if (ids.delete(id) && ids.size === 0) drawer.delete(key);
    }
  };
  let version = 0;
  const follow = (id: string): void => {
    version += 1;
    const before = seen.get(id);
    const value = live.get(id);
    if (before !== undefined) file(id, before, false);
    if ((before === undefined) !== (value === undefined)) order.changed();
    if (value === undefined) seen.delete(id);
    else {
      seen.set(id, value);
      file(id, value, true);
    }
  };

  return {
    version: () => version,
    values: () => {
      const all: T[] = [];
      for (const id of order.ids()) {
        const value = seen.get(id);
        if (value !== undefined) all.push(value);
      }
      return all;
    },
    get: (id) => seen.get(id),
    under(attribute, value) {
      const drawer = byKey.get(attribute);
      return drawer && [...(drawer.get(fold(value) ?? "") ?? [])].flatMap((id) => seen.get(id) ?? []);
    },
    changed(id) {
      const wait = lag();
      if (wait === 0) follow(id);
      else clock.at(clock.now() + wait, () => follow(id));
    },
    catchUp() {
      for (const id of live.keys()) follow(id);
    },
  };
}

function fold(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase() : undefined;
}
