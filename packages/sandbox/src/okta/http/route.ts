import type { Handler } from "./call.ts";

/** What a route asks of its caller before it is run. */
export interface Demands {
  /** For OAuth callers; a `manage` scope includes its `read`. */
  readonly scope: string;
  /** What some admin role of the caller must carry. */
  readonly permission: string;
  /** Answers a list: without the permission it is an empty one, not a refusal. */
  readonly list?: true;
}

/** One endpoint. */
export interface Route extends Demands {
  /** `"GET /api/v1/users/{id}"` */
  readonly pattern: string;
  readonly handler: Handler;
}

/** Writes a route in one line. */
export function route(pattern: string, demands: Demands, handler: Handler): Route {
  return { pattern, ...demands, handler };
}
