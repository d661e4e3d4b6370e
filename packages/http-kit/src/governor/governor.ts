import type { Priority } from "../call.ts";
import { retryAfterMs } from "../retry-after.ts";
import { sleep, type Wait } from "../sleep.ts";
import { type Bucket, delayOf, learn, newBucket, take } from "./bucket.ts";
import { createConcurrency } from "./concurrency.ts";
import { readLimits } from "./limits.ts";
import { createServerClock } from "./server-clock.ts";

/** Who wants to call. */
export interface Applicant {
  /** The route with its placeholders; decides which bucket the call is counted in. */
  readonly endpoint: string;
  readonly priority: Priority;
  readonly signal: AbortSignal | undefined;
  /** Epoch milliseconds after which a turn is no longer wanted. */
  readonly deadline: number | undefined;
}

/** Leave to make one call. Must be settled, whatever came of it. */
export interface Turn {
  /** Takes over what the answer says about limits; without an answer it only ends the turn. */
  settle(answer?: { readonly status: number; readonly headers: Headers }): void;
}

/** What a bucket looks like from outside, for a dashboard. */
export interface BucketState {
  readonly bucket: string;
  readonly limit: number | undefined;
  readonly remaining: number | undefined;
  readonly resetInMs: number | undefined;
  readonly inFlight: number;
  readonly waiting: number;
}

/** Lets calls go one after the other, so that a server never has to refuse one. */
export interface Governor {
  /** Waits for leave to call. `undefined`: the signal fired or the deadline passed first. */
  turn(applicant: Applicant): Promise<Turn | undefined>;
  /** Keeps to a smaller part of each bucket from now on; a larger one is ignored. */
  keepTo(share: number): void;
  state(): readonly BucketState[];
}

/** Settings of {@link createGovernor}. */
export interface GovernorOptions {
  /** Part of each bucket that is ours: 0.5 uses half of what the server allows. @defaultValue 1 */
  readonly share?: number;
  /** Part of our share an idle bucket may spend at once, before calls are spaced. @defaultValue 0.2 */
  readonly burst?: number;
  /** Length of the vendor's window, when it is fixed: calls are spaced over it. Okta's is 60 000. */
  readonly windowMs?: number;
  /** Calls on the way at once. @defaultValue 10 */
  readonly concurrency?: number;
  /** Names the bucket an endpoint is counted in. @defaultValue one for all */
  readonly bucketOf?: (endpoint: string) => string;
  readonly now?: () => number;
  readonly wait?: Wait;
}

interface Waiter extends Applicant {
  readonly answer: (turn: Turn | undefined) => void;
}

interface Lane {
  readonly bucket: Bucket;
  readonly waiting: Record<Priority, Waiter[]>;
}

/**
 * Makes a governor. It learns each bucket from the headers of the answers, spaces calls over the window instead of
 * bursting, waits as long as it is told on the server's clock, and lets urgent calls overtake.
 */
export function createGovernor(options: GovernorOptions = {}): Governor {
  const { now = Date.now, wait = sleep, bucketOf = () => "all", windowMs, burst = 0.2 } = options;
  let share = options.share ?? 1;
  let pumping = false;
  let wake: () => void = () => {};
  // How far a clock that stands still, as tests have it, is behind the waiting we have done.
  let behind = 0;
  const clock = () => now() + behind;
  const lanes = new Map<string, Lane>();
  const pressed = new Map<Waiter, number>();
  const server = createServerClock();
  const concurrency = createConcurrency(options.concurrency ?? 10);
  const spending = () => ({ share, windowMs, burst });

  const laneOf = (endpoint: string): Lane => {
    const name = bucketOf(endpoint);
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const lane: Lane = { bucket: newBucket(), waiting: { urgent: [], normal: [] } };
    lanes.set(name, lane);
    return lane;
  };

  const begin = (lane: Lane, priority: Priority): Turn => {
    const call = take(lane.bucket, priority, clock(), spending());
    concurrency.enter();
    let settled = false;
    return {
      settle(answer) {
        if (settled) return;
        settled = true;
        lane.bucket.inFlight -= 1;
        const limits = answer === undefined ? undefined : readLimits(answer.headers);
        const tooMany = answer?.status === 429 && limits?.limit === 0;
        concurrency.leave(tooMany ? "too-many" : "answered");
        if (answer !== undefined) {
          lane.bucket.heard = true;
          server.observe(answer.headers, clock());
          if (limits !== undefined && limits.limit > 0) {
            learn(lane.bucket, call, { ...limits, resetAt: server.toOurs(limits.resetAt) }, clock());
          }
          if (answer.status === 429 && !tooMany) close(lane.bucket, answer.headers);
        }
        wake();
      },
    };
  };

  const close = (bucket: Bucket, headers: Headers) => {
    // A limit on one issue says nothing about the others.
    if (headers.get("ratelimit-reason")?.includes("per-issue") === true) return;
    const asked = retryAfterMs(headers, clock());
    if (asked !== undefined) bucket.closedUntil = Math.max(bucket.closedUntil, clock() + asked);
  };

  /** Lets go who may; how long until the next may. */
  const admit = (): number => {
    let soonest = Number.POSITIVE_INFINITY;
    for (const priority of ["urgent", "normal"] as const) {
      for (const lane of lanes.values()) {
        const queue = lane.waiting[priority];
        while (queue[0] !== undefined && concurrency.hasRoom(priority === "urgent")) {
          const delay = delayOf(lane.bucket, priority, clock(), spending());
          if (delay > 0) {
            soonest = Math.min(soonest, delay);
            break;
          }
          queue.shift()?.answer(begin(lane, priority));
        }
      }
    }
    return soonest;
  };

  /** Sends away whose deadline passed; how long until the next one passes. */
  const dismiss = (): number => {
    let soonest = Number.POSITIVE_INFINITY;
    for (const [waiter, deadline] of [...pressed]) {
      if (deadline <= clock()) waiter.answer(undefined);
      else soonest = Math.min(soonest, deadline - clock());
    }
    return soonest;
  };

  const isAnyoneWaiting = () =>
    [...lanes.values()].some(({ waiting }) => waiting.urgent.length > 0 || waiting.normal.length > 0);

  const pump = async () => {
    if (pumping) return;
    pumping = true;
    while (isAnyoneWaiting()) {
      const woken = Promise.withResolvers<"woken">();
      wake = () => woken.resolve("woken");
      const ms = Math.min(dismiss(), admit());
      if (!isAnyoneWaiting()) break;
      if (ms === Number.POSITIVE_INFINITY) await woken.promise;
      else await pause(Math.max(1, Math.ceil(ms)), woken.promise);
    }
    pumping = false;
  };

  const pause = async (ms: number, woken: Promise<"woken">) => {
    const before = now();
    const stop = new AbortController();
    const outcome = await Promise.race([wait(ms, stop.signal), woken]);
    stop.abort();
    if (outcome !== "woken" && now() === before) behind += ms;
  };

  return {
    turn(applicant) {
      const { promise, resolve } = Promise.withResolvers<Turn | undefined>();
      if (applicant.signal?.aborted === true) return Promise.resolve(undefined);
      const queue = laneOf(applicant.endpoint).waiting[applicant.priority];
      const leave = () => {
        waiter.answer(undefined);
        wake();
      };
      const waiter: Waiter = {
        ...applicant,
        answer(turn) {
          applicant.signal?.removeEventListener("abort", leave);
          pressed.delete(waiter);
          const place = turn === undefined ? queue.indexOf(waiter) : -1;
          if (place >= 0) queue.splice(place, 1);
          resolve(turn);
        },
      };
      applicant.signal?.addEventListener("abort", leave, { once: true });
      if (applicant.deadline !== undefined) pressed.set(waiter, applicant.deadline);
      queue.push(waiter);
      wake();
      void pump();
      return promise;
    },
    keepTo(smaller) {
      share = Math.min(share, smaller);
    },
    state: () =>
      [...lanes].map(
        ([
          bucket,
          {
            bucket: { limit, remaining, resetAt, inFlight },
            waiting,
          },
        ]) => ({
          bucket,
          limit,
          remaining: limit === undefined ? undefined : remaining,
          resetInMs: limit === undefined ? undefined : Math.max(0, resetAt - clock()),
          inFlight,
          waiting: waiting.urgent.length + waiting.normal.length,
        }),
      ),
  };
}
