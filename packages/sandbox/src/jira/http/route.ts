import type { Handler } from "./call.ts";

/** One endpoint. */
export interface Route {
  /** `"GET /rest/api/3/issue/{issueIdOrKey}"`: version 2 answers under the same pattern. */
  readonly pattern: string;
  /** The classic OAuth scope that opens it; empty when none is needed. */
  readonly scope: Scope;
  readonly handler: Handler;
}

/** Classic scopes; `""` needs none. */
export type Scope =
  | "read:jira-work"
  | "write:jira-work"
  | "read:jira-user"
  | "manage:jira-configuration"
  | "manage:jira-project"
  | "manage:jira-webhook"
  | "read:servicedesk-request"
  | "write:servicedesk-request"
  | "manage:servicedesk-customer"
  | "";

/** Writes a route in one line. */
export function route(pattern: string, scope: Scope, handler: Handler): Route {
  return { pattern, scope, handler };
}
