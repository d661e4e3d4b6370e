import type { Api } from "./api.ts";
import type { Call } from "./call.ts";
import type { HttpError } from "./http-error.ts";

/** How long to wait before asking again, in milliseconds; `undefined` when asking again is wrong. */
export function pauseBefore(api: Api, call: Call<unknown>, error: HttpError, attempt: number): number | undefined {
  const backOff = Math.min(30_000, 500 * 2 ** (attempt - 1)) * (0.7 + 0.6 * api.random());
  switch (error.kind) {
    case "rate-limited": {
      // Refused before it had an effect: any method may be repeated.
      const asked = error.retryAfterMs ?? 0;
      return asked > api.maxWaitMs ? undefined : Math.max(asked, backOff);
    }
    case "rejected": {
      if (api.isNotYet(error)) return backOff;
      if (!PASSING.has(error.status) || !isIdempotent(call)) return undefined;
      const asked = Number(error.headers["retry-after"] ?? 0) * 1000;
      return asked > api.maxWaitMs ? undefined : Math.max(Number.isFinite(asked) ? asked : 0, backOff);
    }
    case "unreachable":
    case "timed-out":
      return isIdempotent(call) ? backOff : undefined;
    case "cancelled":
    case "unexpected-body":
      return undefined;
  }
}

const PASSING: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** Whether making the call twice leaves the server as making it once. */
export function isIdempotent(call: Call<unknown>): boolean {
  return call.idempotent ?? (call.method !== "post" && call.method !== "patch");
}
