import { err, errAsync, ok, type Result, ResultAsync } from "neverthrow";
import { bearerToken, jwtRefusal } from "./bearer-token.ts";
import { refused, type WebhookRefused } from "./verify-webhook.ts";
import type { WebhookHeaders } from "./webhook-headers.ts";

/** Tolerated difference between Atlassian's clock and ours. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * Checks a webhook that an OAuth app registered: a bearer JWT signed with the app's client secret
 * (HS256) that has not run out. It does not cover the body: read the issue again before acting.
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export function verifyJwtWebhook(delivery: {
  readonly headers: WebhookHeaders;
  /** Client secrets of the app; several while one is rotated. */
  readonly secrets: readonly string[];
  readonly now: Date;
}): ResultAsync<void, WebhookRefused> {
  const secrets = delivery.secrets.filter((secret) => secret.trim() !== "");
  if (secrets.length === 0) {
    return errAsync(refused("no-secret-configured", "No client secret is configured, so no delivery can be believed."));
  }
  const token = bearerToken(delivery.headers);
  if (token === undefined) {
    return errAsync(refused("no-signature", "The delivery has no bearer token in its Authorization header."));
  }
  return new ResultAsync(anyFits(token, secrets, delivery.now));
}

async function anyFits(token: string, secrets: readonly string[], now: Date): Promise<Result<void, WebhookRefused>> {
  let refusal = refused("wrong-signature", "The token was not signed with the client secret.");
  for (const secret of secrets) {
    const fits = await verifyWith(token, secret, now);
    if (fits.isOk()) return ok(undefined);
    // A good signature that has run out says more than a bad one.
    if (fits.error.reason !== "wrong-signature") refusal = fits.error;
  }
  return err(refusal);
}

const verifyWith = (token: string, secret: string, now: Date): ResultAsync<unknown, WebhookRefused> =>
  ResultAsync.fromThrowable(async () => {
    const { jwtVerify } = await import("jose");
    return jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ["HS256"],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
      requiredClaims: ["exp"],
    });
  }, jwtRefusal)();
