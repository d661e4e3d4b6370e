import type { VirtualClock } from "../../kernel/clock.ts";
import type { Caller } from "../auth/caller.ts";
import type { Problem } from "../http/problem.ts";
import type { JiraSettings } from "../settings.ts";

/** What a call is told about limits, and why it may not go on. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Problem;
}

/** Counts calls by three systems that know nothing of each other. */
export interface Limiter {
  count(caller: Caller, method: string, path: string): Verdict;
}

/** A limiter for one site. */
export function createLimiter(_clock: VirtualClock, _settings: JiraSettings): Limiter {
  return { count: () => ({ headers: {} }) };
}
