import type { ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";

/**
 * Ends a user's Okta sessions; with `oauthTokens` their access and refresh tokens too, with `forgetDevices`
 * the devices they are remembered on. Sessions inside applications live on. Takes the id, not the login.
 * Needs `okta.users.manage`, or the permission `okta.users.lifecycle.clearSessions`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserSessions/#tag/UserSessions/operation/revokeUserSessions
 */
export function revokeUserSessions(
  okta: OktaClient,
  userId: string,
  options: { readonly oauthTokens: boolean; readonly forgetDevices: boolean },
): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: "DELETE /api/v1/users/{id}/sessions",
    method: "delete",
    path: `api/v1/users/${part(userId)}/sessions`,
    query: { oauthTokens: options.oauthTokens, forgetDevices: options.forgetDevices },
    reply: z.unknown(),
  }).map(() => undefined);
}
