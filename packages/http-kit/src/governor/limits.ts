/** What an answer says about the bucket it was counted in. */
export interface Limits {
  /** Calls per window; 0 when a limit of simultaneous calls was hit, which has no window. */
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, epoch milliseconds on the server's clock. */
  readonly resetAt: number;
}

/**
 * Reads `X-Rate-Limit-*` (Okta: epoch seconds) and `X-RateLimit-*` (Atlassian: ISO 8601); `undefined` when the
 * answer has none. Proxies have been seen to join two values with a comma; the smaller is the tighter bucket.
 */
export function readLimits(headers: Headers): Limits | undefined {
  const [limit, remaining, resetAt] = ["limit", "remaining", "reset"].map((name) =>
    smallest(headers.get(`x-rate-limit-${name}`) ?? headers.get(`x-ratelimit-${name}`)),
  );
  if (limit === undefined || remaining === undefined || resetAt === undefined) return undefined;
  return { limit, remaining, resetAt };
}

function smallest(header: string | null): number | undefined {
  if (header === null) return undefined;
  const values = header.split(",").map((part) => readNumber(part.trim()));
  const known = values.filter((value) => Number.isFinite(value));
  return known.length === 0 ? undefined : Math.min(...known);
}

function readNumber(text: string): number {
  if (!/^\d+$/.test(text)) return Date.parse(text);
  const number = Number(text);
  // Epoch seconds have been ten digits since 2001; no limit has that many.
  return number >= 1e9 && number < 1e11 ? number * 1000 : number;
}
