import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askAll } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** What part of each bucket one token or service app may use. */
export const PrincipalRateLimit = z.looseObject({
  id: z.string(),
  principalId: z.string(),
  /** `SSWS_TOKEN`, `OAUTH_CLIENT` … */
  principalType: z.string(),
  /** Percent of a bucket; 50 unless it was changed. */
  defaultPercentage: z.number().nullish(),
});
/** A principal's part of the rate limits. */
export type PrincipalRateLimit = z.infer<typeof PrincipalRateLimit>;

/** Parts of the rate limits that were changed for single tokens or service apps of a type. */
export function listPrincipalRateLimits(
  okta: OktaClient,
  principalType: "SSWS_TOKEN" | "OAUTH_CLIENT",
): ResultAsync<readonly PrincipalRateLimit[], OktaError> {
  const query = { filter: `principalType eq "${principalType}"` };
  return askAll(okta, ORG.listPrincipalRateLimits, { query, item: PrincipalRateLimit });
}

/** At how many percent of a bucket Okta warns the administrators. */
export function getRateLimitWarning(okta: OktaClient): ResultAsync<number, OktaError> {
  const reply = z.looseObject({ warningThreshold: z.number() });
  return ask(okta, ORG.getRateLimitWarning, { reply }).map(({ warningThreshold }) => warningThreshold);
}
