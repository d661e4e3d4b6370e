import type { Org } from "../org.ts";
import { bucketOf, concurrencyLimits } from "./buckets.ts";

/** What a caller is told about a bucket, and whether the call may go on. */
export interface Verdict {
  readonly allowed: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Why not; `warning` goes on, and is noted once a window. */
  readonly event?: "warning" | "violation" | "concurrency";
  readonly bucket: string;
}

/** Counts calls by caller and bucket, and calls in flight. */
export interface Limiter {
  /** Counts a call of a caller, or refuses it. */
  count(callerId: string, method: string, pathname: string): Verdict;
  /** Notes that a call is being worked on; gives back the way to end it. */
  enter(): () => void;
}

interface Window {
  readonly endsAt: number;
  used: number;
}

const MINUTE = 60_000;

/** A limiter for one org. A window of a minute starts with the first call in it, not with the clock's minute. */
export function createLimiter(org: Pick<Org, "clock" | "settings" | "principalRates" | "warningThreshold">): Limiter {
  const { clock, settings } = org;
  const windows = new Map<string, Window>();
  let inFlight = 0;

  const windowOf = (key: string): Window => {
    const known = windows.get(key);
    if (known !== undefined && known.endsAt > clock.now()) return known;
    const fresh: Window = { endsAt: clock.now() + MINUTE, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };

  return {
    count(callerId, method, pathname) {
      const bucket = bucketOf(method, pathname);
      const edition = settings.rateLimits;
      if (edition === "off") return { allowed: true, headers: {}, bucket: bucket.name };
      if (inFlight > concurrencyLimits[edition]) {
        // A concurrency limit has no window: the numbers are zero and the reset is a guess.
        return {
          allowed: false,
          headers: headers(0, 0, clock.now() + MINUTE),
          event: "concurrency",
          bucket: bucket.name,
        };
      }
      const whole = bucket.perMinute[edition];
      const share = Math.floor(whole * shareOf(org, callerId));
      const ofAll = windowOf(bucket.name);
      const ofCaller = windowOf(`${bucket.name} ${callerId}`);
      const shown = settings.rateLimitHeaders === "share" ? share : whole;
      const left = Math.min(share - ofCaller.used, whole - ofAll.used);
      if (left <= 0) {
        return { allowed: false, headers: headers(shown, 0, ofCaller.endsAt), event: "violation", bucket: bucket.name };
      }
      ofAll.used += 1;
      ofCaller.used += 1;
      const remaining = settings.rateLimitHeaders === "share" ? left - 1 : whole - ofAll.used;
      const warns = ofAll.used === Math.ceil((whole * org.warningThreshold) / 100);
      return {
        allowed: true,
        headers: headers(shown, remaining, ofCaller.endsAt),
        ...(warns ? { event: "warning" as const } : {}),
        bucket: bucket.name,
      };
    },
    enter() {
      inFlight += 1;
      return () => {
        inFlight -= 1;
      };
    },
  };
}

function shareOf(org: Pick<Org, "settings" | "principalRates">, callerId: string): number {
  for (const rate of org.principalRates.values()) {
    if (rate.principalId === callerId) return rate.defaultPercentage / 100;
  }
  return org.settings.principalShare;
}

function headers(limit: number, remaining: number, resetAt: number): Readonly<Record<string, string>> {
  return {
    "x-rate-limit-limit": String(limit),
    "x-rate-limit-remaining": String(remaining),
    "x-rate-limit-reset": String(Math.ceil(resetAt / 1000)),
  };
}
