import type { Caller } from "../auth/caller.ts";
import { type Problem, refuse } from "../http/problem.ts";
import { issueBy } from "../issues/find-issue.ts";
import type { Site } from "../site.ts";
import { type Bucket, burstLimit, filled } from "./burst.ts";
import { nextHour, pointsOf, quotaHeaders } from "./points.ts";

/** A call, as far as limits look at it. */
export interface Counted {
  readonly caller: Caller;
  readonly method: string;
  /** The route with its placeholders. */
  readonly pattern: string;
  /** The path, for the issue in it. */
  readonly path: string;
}

/** What a call is told about limits, and why it may not go on. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Problem;
}

/** Counts calls by three systems that know nothing of each other. */
export interface Limiter {
  count(call: Counted): Verdict;
  /** Charges what an answer held, once it is known. */
  charge(call: Counted, answer: unknown): Readonly<Record<string, string>>;
}

const ISSUE_LIMITS = [
  { writes: 20, ms: 2_000 },
  { writes: 100, ms: 30_000 },
];

/** A limiter for one site. */
export function createLimiter(site: Site): Limiter {
  const bursts = new Map<string, Bucket>();
  const issueWrites = new Map<string, readonly number[]>();
  let quota = { used: 0, resetsAt: 0 };
  const { settings, clock } = site;
  // While time stands still nothing refills: a limit would never let go again.
  const isOn = settings.rateLimits === "on" || (settings.rateLimits === "auto" && clock.mode === "real");

  const refusal = (reason: string, limit: number, resetsAt: number): Verdict => {
    const seconds = Math.max(1, Math.ceil((resetsAt - clock.now()) / 1000));
    return {
      headers: {
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": "0",
        // Without seconds, as the vendor sometimes writes it.
        "x-ratelimit-reset": `${new Date(Math.ceil(resetsAt / 60_000) * 60_000).toISOString().slice(0, 16)}Z`,
        ...(settings.retryAfter
          ? { "retry-after": String(seconds), "ratelimit-reason": reason }
          : { "x-failure-category": "FAILURE CLIENT RATE LIMITED" }),
      },
      refusal: refuse(429, "Rate limit exceeded."),
    };
  };

  const countBurst = ({ method, pattern }: Counted): Verdict | undefined => {
    const perSecond = burstLimit(method, pattern);
    const now = clock.now();
    const key = `${method} ${pattern}`;
    const bucket = filled(bursts.get(key), perSecond * settings.burstSeconds, perSecond, now);
    if (bucket.level < 1) return refusal("jira-burst-based", perSecond, now + ((1 - bucket.level) / perSecond) * 1000);
    bursts.set(key, { ...bucket, level: bucket.level - 1 });
    return undefined;
  };

  const countIssue = ({ method, path }: Counted): Verdict | undefined => {
    const [, named] = /\/(?:issue|request)\/([^/]+)/.exec(path) ?? [];
    const id = method === "GET" || named === undefined ? undefined : issueBy(site, decodeURIComponent(named))?.id;
    if (id === undefined) return undefined;
    const now = clock.now();
    const writes = (issueWrites.get(id) ?? []).filter((at) => now - at < 30_000);
    for (const { writes: most, ms } of ISSUE_LIMITS) {
      const inWindow = writes.filter((at) => now - at < ms);
      if (inWindow.length >= most) return refusal("jira-per-issue-on-write", most, (inWindow[0] ?? now) + ms);
    }
    issueWrites.set(id, [...writes, now]);
    return undefined;
  };

  const window = () => {
    if (quota.resetsAt <= clock.now()) quota = { used: 0, resetsAt: nextHour(clock.now()) };
    return quota;
  };

  const countQuota = ({ caller }: Counted): Verdict | undefined => {
    if (caller.proof !== "oauth") return undefined;
    const { used, resetsAt } = window();
    if (used < settings.pointsPerHour || !settings.pointsEnforced) return undefined;
    const refused = refusal("jira-quota-global-based", settings.pointsPerHour, resetsAt);
    return { ...refused, headers: { ...refused.headers, ...quotaHeaders(settings, used, resetsAt, clock.now()) } };
  };

  return {
    count: (call) => (isOn ? (countQuota(call) ?? countBurst(call) ?? countIssue(call)) : undefined) ?? { headers: {} },
    charge(call, answer) {
      if (!isOn || call.caller.proof !== "oauth") return {};
      const { used, resetsAt } = window();
      quota = { used: used + pointsOf(call.method, call.pattern, answer), resetsAt };
      return quotaHeaders(settings, quota.used, resetsAt, clock.now());
    },
  };
}
