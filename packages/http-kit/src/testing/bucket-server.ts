import type { VirtualTime } from "./virtual-time.ts";

/** A remote API that counts calls in one bucket with a fixed window, and says so in Okta's headers. */
export interface BucketServer {
  readonly fetch: typeof fetch;
  readonly served: number;
  readonly refused: number;
  /** The most calls it had in hand at once. */
  readonly mostAtOnce: number;
  /** Paths in the order in which they arrived. */
  readonly paths: readonly string[];
  /** When each call arrived, on the server's clock. */
  readonly arrivals: readonly number[];
  /** Somebody else's calls: spends from the bucket. */
  spend(calls: number): void;
}

/** Settings of {@link bucketServer}. */
export interface BucketServerOptions {
  /** Calls per minute. */
  readonly limit: number;
  /** Milliseconds each way, for the n-th call. */
  readonly latency?: (call: number) => number;
  /** How far the server's clock is ahead of ours, in milliseconds. */
  readonly ahead?: number;
  /** Simultaneous calls above which it refuses. */
  readonly concurrency?: number;
  readonly body?: unknown;
}

const WINDOW = 60_000;

/** Makes one that lives on a virtual clock. */
export function bucketServer(time: VirtualTime, options: BucketServerOptions): BucketServer {
  const { limit, latency = () => 0, ahead = 0, concurrency = Number.POSITIVE_INFINITY, body = {} } = options;
  const state = { served: 0, refused: 0, mostAtOnce: 0, paths: [] as string[], arrivals: [] as number[] };
  let used = 0;
  let inHand = 0;
  let calls = 0;
  // Windows do not begin when a client would like them to.
  let resetAt = time.now() + ahead + 37_123;
  const clock = () => time.now() + ahead;
  const roll = () => {
    while (clock() >= resetAt) {
      resetAt += WINDOW;
      used = 0;
    }
  };

  const answer = (status: number, says: { limit: number; remaining: number; resetAt: number }) =>
    new Response(JSON.stringify(status === 200 ? body : { errorCode: "E0000047", errorCauses: [] }), {
      status,
      headers: {
        "content-type": "application/json",
        date: new Date(clock()).toUTCString(),
        "x-rate-limit-limit": String(says.limit),
        "x-rate-limit-remaining": String(says.remaining),
        "x-rate-limit-reset": String(Math.ceil(says.resetAt / 1000)),
      },
    });

  return {
    get served() {
      return state.served;
    },
    get refused() {
      return state.refused;
    },
    get mostAtOnce() {
      return state.mostAtOnce;
    },
    paths: state.paths,
    arrivals: state.arrivals,
    spend(spent) {
      roll();
      used += spent;
    },
    async fetch(input, init) {
      calls += 1;
      const travel = latency(calls);
      await time.wait(travel, undefined);
      roll();
      state.paths.push(new URL(new Request(input, init).url).pathname);
      state.arrivals.push(clock());
      inHand += 1;
      state.mostAtOnce = Math.max(state.mostAtOnce, inHand);
      const crowded = inHand > concurrency;
      const empty = used >= limit;
      if (!crowded && !empty) used += 1;
      const says = { limit, remaining: Math.max(0, limit - used), resetAt };
      await time.wait(travel, undefined);
      inHand -= 1;
      if (crowded || empty) state.refused += 1;
      else state.served += 1;
      if (crowded) return answer(429, { limit: 0, remaining: 0, resetAt: says.resetAt });
      return answer(empty ? 429 : 200, says);
    },
  };
}
