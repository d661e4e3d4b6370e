import type { User } from "../users/user.ts";

/** Who calls, and by what proof. */
export interface Caller {
  /** Absent for anonymous callers. */
  readonly user?: User;
  /** What opened the door; API tokens and OAuth are limited in different ways. */
  readonly proof: "anonymous" | "api-token" | "service-account" | "oauth";
  /** Absent when nothing is kept from the account. */
  readonly scopes?: readonly string[];
  /** The OAuth app. */
  readonly clientId?: string;
}

/** Nobody in particular. */
export const anonymous: Caller = { proof: "anonymous" };
