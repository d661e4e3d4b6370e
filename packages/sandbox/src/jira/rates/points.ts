import { isObject } from "../http/call.ts";
import type { JiraSettings } from "../settings.ts";

const HOUR = 3_600_000;

/** What a call costs an app: one, and for reads one more for each thing it got, two for each person. */
export function pointsOf(method: string, pattern: string, answer: unknown): number {
  const isRead = method === "GET" || /\/(search\/jql|search\/approximate-count|bulkfetch)$/.test(pattern);
  return isRead ? 1 + things(answer) * (/\/(user|myself|group|mypermissions)/.test(pattern) ? 2 : 1) : 1;
}

function things(answer: unknown): number {
  if (Array.isArray(answer)) return answer.length;
  if (!isObject(answer)) return 0;
  for (const name of ["issues", "values", "fields", "comments"]) {
    const list = answer[name];
    if (Array.isArray(list)) return list.length;
  }
  return 1;
}

/** When the quota starts again: at each full hour, UTC. */
export function nextHour(now: number): number {
  return (Math.floor(now / HOUR) + 1) * HOUR;
}

/** What an app is told about its quota; `r` only when little is left. */
export function quotaHeaders(
  { pointsPerHour, pointsEnforced }: JiraSettings,
  used: number,
  resetsAt: number,
  now: number,
): Readonly<Record<string, string>> {
  const left = Math.max(0, pointsPerHour - used);
  const isNear = left < pointsPerHour * 0.2;
  const seconds = Math.ceil((resetsAt - now) / 1000);
  const headers: Record<string, string> = {
    "x-ratelimit-limit": String(pointsPerHour),
    "x-ratelimit-remaining": String(left),
    "x-ratelimit-reset": new Date(resetsAt).toISOString(),
    "ratelimit-policy": `"global-app-quota";q=${pointsPerHour};w=3600`,
    ...(isNear ? { "x-ratelimit-nearlimit": "true", ratelimit: `"global-app-quota";r=${left};t=${seconds}` } : {}),
  };
  if (pointsEnforced) return headers;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [`beta-${name}`, value]));
}
