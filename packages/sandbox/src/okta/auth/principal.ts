import type { AdminRole } from "../roles/admin-role.ts";

/** Who is calling: an API token acting as its creator, or a service app with a token of its own. */
export interface Principal {
  /** Names the caller's own rate limit. */
  readonly id: string;
  /** The user behind an API token; a service app has none. */
  readonly userId?: string;
  readonly clientId?: string;
  /** `undefined` means that scopes do not limit the caller: API tokens know none. */
  readonly scopes?: ReadonlySet<string>;
  readonly roles: readonly AdminRole[];
}
