/** How often one endpoint may be called a second by all callers of the site together. */
export function burstLimit(method: string, pattern: string): number {
  if (/\/servicedesk\/\{[^}]+\}\/customer$/.test(pattern)) return 5;
  if (method === "GET") {
    if (/\/issue\/\{[^}]+\}$/.test(pattern)) return 150;
    if (pattern.endsWith("/changelog")) return 200;
    return pattern.endsWith("/user") ? 150 : 100;
  }
  return method === "POST" ? 100 : 50;
}

/** A bucket that fills by itself. */
export interface Bucket {
  readonly level: number;
  readonly at: number;
}

/** What is in a bucket by now. */
export function filled(bucket: Bucket | undefined, capacity: number, perSecond: number, now: number): Bucket {
  if (bucket === undefined) return { level: capacity, at: now };
  return { level: Math.min(capacity, bucket.level + ((now - bucket.at) / 1000) * perSecond), at: now };
}
