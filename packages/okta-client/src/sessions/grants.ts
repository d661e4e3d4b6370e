import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askAll, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";

/** A user's consent to an application's scopes. */
export const Grant = z.looseObject({
  id: z.string(),
  status: z.string().optional(),
  clientId: z.string().optional(),
  scopeId: z.string().optional(),
});
/** A user's consent to an application's scopes. */
export type Grant = z.infer<typeof Grant>;

/** A refresh token, without the token. */
export const RefreshToken = z.looseObject({
  id: z.string(),
  status: z.string().optional(),
  clientId: z.string().optional(),
  created: z.string().optional(),
  expiresAt: z.string().nullish(),
});
/** A refresh token, without the token. */
export type RefreshToken = z.infer<typeof RefreshToken>;

const TokenClient = z.looseObject({ client_id: z.string() });

/** Consents a user has given. */
export function listUserGrants(okta: OktaClient, userId: string): ResultAsync<readonly Grant[], OktaError> {
  return askAll(okta, USERS.listUserGrants, { path: { userId }, item: Grant });
}

/** Takes all of a user's consents back. */
export function revokeUserGrants(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return tell(okta, USERS.revokeUserGrants, { path: { userId } });
}

/** Takes one consent back. */
export function revokeUserGrant(okta: OktaClient, userId: string, grantId: string): ResultAsync<void, OktaError> {
  return tell(okta, USERS.revokeUserGrant, { path: { userId, grantId } });
}

/** Ids of the OAuth clients that hold refresh tokens or consents of a user. */
export function listUserTokenClients(okta: OktaClient, userId: string): ResultAsync<readonly string[], OktaError> {
  return askAll(okta, USERS.listUserTokenClients, { path: { userId }, item: TokenClient }).map((clients) =>
    clients.map((client) => client.client_id),
  );
}

/** Refresh tokens a client holds for a user. */
export function listClientTokens(
  okta: OktaClient,
  userId: string,
  clientId: string,
): ResultAsync<readonly RefreshToken[], OktaError> {
  return askAll(okta, USERS.listClientTokens, {
    path: { userId, clientId },
    query: { limit: 200 },
    item: RefreshToken,
  });
}

/** Revokes a client's refresh tokens for a user. */
export function revokeClientTokens(okta: OktaClient, userId: string, clientId: string): ResultAsync<void, OktaError> {
  return tell(okta, USERS.revokeClientTokens, { path: { userId, clientId } });
}

/** Takes a user's consents to one client back. */
export function revokeClientGrants(okta: OktaClient, userId: string, clientId: string): ResultAsync<void, OktaError> {
  return tell(okta, USERS.revokeClientGrants, { path: { userId, clientId } });
}
