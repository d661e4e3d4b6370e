import type { Priority } from "../call.ts";

/** What is known of one bucket, and how it is being spent. Times are epoch milliseconds of the governor. */
export interface Bucket {
  /** Calls per window; `undefined` until an answer said so. */
  limit: number | undefined;
  /** An answer has come, with limits or without. */
  heard: boolean;
  /** What the server last said is left; calls on the way are not in it. */
  remaining: number;
  resetAt: number;
  /** Calls we made in this window. */
  spent: number;
  inFlight: number;
  /** Calls ever made, and which of them `remaining` is from. */
  calls: number;
  heardFrom: number;
  /** When the next spaced call is due. */
  nextAt: number;
  /** Told to wait until then. */
  closedUntil: number;
}

/** How buckets are to be spent. */
export interface Spending {
  /** Part of each bucket that is ours, above 0, at most 1. */
  readonly share: number;
  /** Length of the vendor's window; without it calls are not spaced until little is left. */
  readonly windowMs: number | undefined;
  /** Part of our share that may be spent at once after idleness. */
  readonly burst: number;
}

/** A bucket nothing is known of. */
export function newBucket(): Bucket {
  return {
    limit: undefined,
    heard: false,
    remaining: 0,
    resetAt: 0,
    spent: 0,
    inFlight: 0,
    calls: 0,
    heardFrom: 0,
    nextAt: 0,
    closedUntil: 0,
  };
}

/**
 * Kept back from spaced calls: what urgent ones may use at once, and what absorbs calls that reach the
 * server closer together than they left us.
 */
const KEPT_BACK = 0.015;

/** How long a call must wait; 0 to go now, infinite when only an answer can tell. */
export function delayOf(bucket: Bucket, priority: Priority, now: number, spending: Spending): number {
  roll(bucket, now, spending);
  if (now < bucket.closedUntil) return bucket.closedUntil - now;
  // One call finds out what the limits are, the others wait for its answer.
  if (!bucket.heard) return bucket.inFlight === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (bucket.limit === undefined) return 0;
  const ours = Math.max(1, Math.floor(bucket.limit * spending.share));
  const left = Math.min(ours - bucket.spent, bucket.remaining - bucket.inFlight);
  // With nothing left and a call on the way, its answer may bring better news than the clock.
  if (left < 1) return Math.max(1, bucket.resetAt - now);
  return priority === "urgent" ? 0 : Math.max(0, bucket.nextAt - now);
}

/** Notes that a call goes out, and when the next may. Answers the call's number. */
export function take(bucket: Bucket, priority: Priority, now: number, spending: Spending): number {
  bucket.inFlight += 1;
  bucket.spent += 1;
  bucket.calls += 1;
  if (priority === "normal") space(bucket, now, spending);
  return bucket.calls;
}

function space(bucket: Bucket, now: number, spending: Spending): void {
  const step = interval(bucket, now, spending);
  // Idleness is made up for, up to the burst; so is a timer that fired late.
  const credit = step * Math.max(1, Math.floor((bucket.limit ?? 0) * spending.share * spending.burst));
  bucket.nextAt = Math.max(bucket.nextAt, now - credit) + step;
}

function interval(bucket: Bucket, now: number, { share, windowMs }: Spending): number {
  if (bucket.limit === undefined || bucket.limit === 0) return 0;
  const timeLeft = Math.max(0, bucket.resetAt - now);
  const left = Math.max(1, bucket.remaining - bucket.inFlight);
  if (windowMs === undefined) return left < bucket.limit * 0.2 ? timeLeft / left : 0;
  const steady = windowMs / Math.max(1, bucket.limit * share * (1 - KEPT_BACK));
  // Others spend from the same bucket: stretch what is left over the time that is left.
  const behind = left < 0.9 * bucket.limit * (timeLeft / windowMs);
  return behind ? Math.max(steady, timeLeft / left) : steady;
}

function roll(bucket: Bucket, now: number, { windowMs }: Spending): void {
  if (bucket.limit === undefined || now < bucket.resetAt) return;
  // Time spent before an empty bucket is not idleness, and earns no burst.
  if (bucket.remaining - bucket.inFlight < 1) bucket.nextAt = Math.max(bucket.nextAt, now);
  bucket.remaining = bucket.limit;
  bucket.spent = bucket.inFlight;
  bucket.resetAt =
    windowMs === undefined
      ? Number.POSITIVE_INFINITY
      : bucket.resetAt + windowMs * (Math.floor((now - bucket.resetAt) / windowMs) + 1);
}

/** Takes over what the answer to a call says. `resetAt` on our clock. */
export function learn(
  bucket: Bucket,
  call: number,
  said: { readonly limit: number; readonly remaining: number; readonly resetAt: number },
  now: number,
): void {
  const sameWindow = bucket.limit !== undefined && Math.abs(said.resetAt - bucket.resetAt) < 2_000;
  const older = bucket.limit !== undefined && said.resetAt < bucket.resetAt - 2_000;
  // An answer from before the window turned says nothing about the one we are in.
  if (older && Number.isFinite(bucket.resetAt) && said.resetAt <= now) return;
  bucket.limit = said.limit;
  // Answers overtake each other: an earlier call's may only make us more careful.
  const overtaken = sameWindow && call < bucket.heardFrom;
  bucket.remaining = overtaken ? Math.min(bucket.remaining, said.remaining) : said.remaining;
  bucket.heardFrom = Math.max(bucket.heardFrom, call);
  if (!sameWindow) bucket.spent = bucket.inFlight + 1;
  bucket.resetAt = said.resetAt;
}
