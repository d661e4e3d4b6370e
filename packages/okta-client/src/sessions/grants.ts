import type { ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, askAll, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";

const WithId = z.looseObject({ id: z.string() });
const TokenClient = z.looseObject({ client_id: z.string() });

/** A user's consent to an application's scopes. */
export type Grant = z.infer<typeof WithId>;

/** Consents a user has given. Needs `okta.users.read`. */
export function listUserGrants(okta: OktaClient, userId: string): ResultAsync<readonly Grant[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/users/{id}/grants",
    method: "get",
    path: `api/v1/users/${part(userId)}/grants`,
    reply: z.array(WithId),
  });
}

/** Takes all of a user's consents back. Needs `okta.users.manage`. */
export function revokeUserGrants(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: "DELETE /api/v1/users/{id}/grants",
    method: "delete",
    path: `api/v1/users/${part(userId)}/grants`,
    reply: z.unknown(),
  }).map(() => undefined);
}

/** Ids of the OAuth clients that hold refresh tokens of a user. Needs `okta.users.read`. */
export function listUserTokenClients(okta: OktaClient, userId: string): ResultAsync<readonly string[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/users/{id}/clients",
    method: "get",
    path: `api/v1/users/${part(userId)}/clients`,
    reply: z.array(TokenClient),
  }).map((clients) => clients.map((client) => client.client_id));
}

/** Revokes a client's refresh tokens for a user. Needs `okta.users.manage`. */
export function revokeClientTokens(okta: OktaClient, userId: string, clientId: string): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: "DELETE /api/v1/users/{id}/clients/{clientId}/tokens",
    method: "delete",
    path: `api/v1/users/${part(userId)}/clients/${part(clientId)}/tokens`,
    reply: z.unknown(),
  }).map(() => undefined);
}
