import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askAll } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { APPS } from "../endpoints/apps.ts";

/** A certificate an application's assertions are signed with; the key itself never leaves Okta. */
export const AppKey = z.looseObject({
  kid: z.string(),
  created: z.string().optional(),
  /** Instant, ISO 8601: nobody signs on after it. */
  expiresAt: z.string().optional(),
  /** Base64 of the certificate's DER, and of those above it. */
  x5c: z.array(z.string()).optional(),
});
/** A certificate an application's assertions are signed with. */
export type AppKey = z.infer<typeof AppKey>;

/** Certificates of an application; `credentials.signing.kid` of the application names the one in use. */
export function listAppKeys(okta: OktaClient, appId: string): ResultAsync<readonly AppKey[], OktaError> {
  return askAll(okta, APPS.listAppKeys, { path: { appId }, item: AppKey });
}

/**
 * Makes another certificate, not yet in use: give it to the provider, then name its `kid` as the application's
 * `credentials.signing.kid`. Never repeated by itself: one too many is harmless, but stays.
 */
export function generateAppKey(
  okta: OktaClient,
  appId: string,
  { validityYears }: { readonly validityYears: number },
): ResultAsync<AppKey, OktaError> {
  return ask(okta, APPS.generateAppKey, { path: { appId }, query: { validityYears }, reply: AppKey });
}
