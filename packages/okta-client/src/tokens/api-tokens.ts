import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askAll, doneWhenMissing, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** An API token, without the token. It acts as its creator and stops when they are deactivated. */
export const ApiToken = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  /** Who made it. */
  userId: z.string().optional(),
  clientName: z.string().optional(),
  created: z.string().optional(),
  expiresAt: z.string().nullish(),
});
/** An API token, without the token. */
export type ApiToken = z.infer<typeof ApiToken>;

/** All API tokens of the org. */
export function listApiTokens(okta: OktaClient): ResultAsync<readonly ApiToken[], OktaError> {
  return askAll(okta, ORG.listApiTokens, { item: ApiToken });
}

/** API tokens a user made: whatever runs on them stops when that user is deactivated. */
export function listApiTokensOf(okta: OktaClient, userId: string): ResultAsync<readonly ApiToken[], OktaError> {
  return listApiTokens(okta).map((tokens) => tokens.filter((token) => token.userId === userId));
}

/** Revokes an API token. One that is gone is done. */
export function revokeApiToken(okta: OktaClient, apiTokenId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, ORG.revokeApiToken, { path: { apiTokenId } }));
}
