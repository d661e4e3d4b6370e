import type { ResultAsync } from "neverthrow";
import { tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";

/**
 * Ends a user's Okta sessions; with `oauthTokens` their access and refresh tokens too, with `forgetDevices`
 * the devices they are remembered on. Sessions inside applications live on. Takes the id, not the login.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserSessions/#tag/UserSessions/operation/revokeUserSessions
 */
export function revokeUserSessions(
  okta: OktaClient,
  userId: string,
  { oauthTokens, forgetDevices }: { readonly oauthTokens: boolean; readonly forgetDevices: boolean },
): ResultAsync<void, OktaError> {
  return tell(okta, USERS.revokeUserSessions, { path: { userId }, query: { oauthTokens, forgetDevices } });
}

/**
 * Universal Logout: ends Okta sessions and tokens, and signs the user out of every application that supports it.
 * Only orgs with Identity Threat Protection have it; elsewhere `not-allowed` or `not-found`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/GlobalTokenRevocation/
 */
export function logOutEverywhere(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  const body = { sub_id: { format: "opaque", id: userId } };
  return tell(okta, USERS.logOutEverywhere, { body, repeatable: true });
}
