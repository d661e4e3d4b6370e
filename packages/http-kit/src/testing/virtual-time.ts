import type { Wait } from "../sleep.ts";

/** A clock that only moves when everybody waits for it. */
export interface VirtualTime {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: Wait;
  /** Runs until the promise settles, letting time pass whenever nothing else happens. */
  run<T>(promise: PromiseLike<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wakeUp: () => void;
}

/** Makes one. An hour of waiting takes a moment, and the order of events is that of real time. */
export function virtualTime(start = Date.UTC(2026, 10, 24)): VirtualTime {
  let now = start;
  const sleepers: Sleeper[] = [];

  const wait: Wait = (ms, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (signal?.aborted === true) return Promise.resolve();
    const sleeper = { at: now + ms, wakeUp: resolve };
    sleepers.push(sleeper);
    const leave = () => {
      const place = sleepers.indexOf(sleeper);
      if (place >= 0) sleepers.splice(place, 1);
      resolve();
    };
    signal?.addEventListener("abort", leave, { once: true });
    return promise;
  };

  const wakeNext = () => {
    const next = sleepers.reduce<Sleeper | undefined>((a, b) => (a === undefined || b.at < a.at ? b : a), undefined);
    if (next === undefined) return;
    sleepers.splice(sleepers.indexOf(next), 1);
    now = Math.max(now, next.at);
    next.wakeUp();
  };

  return {
    now: () => now,
    wait,
    async run(promise) {
      let settled = false;
      const end = () => {
        settled = true;
      };
      promise.then(end, end);
      while (!settled) {
        await quiet();
        if (!settled) wakeNext();
      }
      return promise;
    },
  };
}

/** Lets everything that is ready happen: reading a body takes some turns of the event loop. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const { promise, resolve } = Promise.withResolvers<void>();
    setImmediate(resolve);
    await promise;
  }
}
