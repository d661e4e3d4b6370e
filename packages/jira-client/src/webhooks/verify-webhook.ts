import { createHmac, timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "neverthrow";
import { headerValues, type WebhookHeaders } from "./webhook-headers.ts";

/** Why a delivery is not believed. Nothing of the body or the signature is in it. */
export interface WebhookRefused {
  readonly kind: "webhook-refused";
  readonly reason:
    | "no-secret-configured"
    | "no-signature"
    | "malformed-signature"
    | "method-not-allowed"
    | "wrong-signature"
    | "expired"
    | "not-for-us"
    | "keys-unavailable";
  readonly sentence: string;
}

/** The refusal with its sentence. */
export function refused(reason: WebhookRefused["reason"], sentence: string): WebhookRefused {
  return { kind: "webhook-refused", reason, sentence };
}

/** Digests we accept, with their length in bytes. SHA-1 is left out: nothing at Jira sends it. */
const METHODS: ReadonlyMap<string, number> = new Map([
  ["sha256", 32],
  ["sha384", 48],
  ["sha512", 64],
]);

/**
 * Checks that a webhook comes from who holds the secret.
 *
 * The signature covers the exact bytes that were sent, so give the body as it came off the wire,
 * before any parsing. Several secrets may be valid at a time, which is how one is rotated without
 * losing a delivery. A blank secret counts as none: anybody can sign with it. No signature covers
 * the time; keep what {@link webhookIdentity} gives to recognise a repeat.
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
 */
export function verifyWebhook(delivery: {
  readonly rawBody: Uint8Array;
  readonly headers: WebhookHeaders;
  readonly secrets: readonly string[];
}): Result<void, WebhookRefused> {
  const secrets = delivery.secrets.filter((secret) => secret.trim() !== "");
  if (secrets.length === 0) {
    return err(refused("no-secret-configured", "No webhook secret is configured, so no delivery can be believed."));
  }
  const values = headerValues(delivery.headers, "x-hub-signature");
  if (values.length === 0 || values[0] === "") {
    return err(refused("no-signature", "The delivery has no X-Hub-Signature header; set the same secret in Jira."));
  }
  const signature = values.length === 1 ? /^([a-z0-9]+)=([0-9a-fA-F]+)$/.exec(values[0] ?? "") : null;
  if (signature === null) {
    return err(refused("malformed-signature", "The X-Hub-Signature header is not of the form method=hexdigest."));
  }
  const [, method = "", digest = ""] = signature;
  const length = METHODS.get(method);
  if (length === undefined) {
    return err(refused("method-not-allowed", "The signature's method is not one of sha256, sha384 and sha512."));
  }
  const claimed = Buffer.from(digest, "hex");
  if (digest.length !== length * 2 || claimed.length !== length) {
    return err(refused("malformed-signature", "The signature's length does not fit its method."));
  }
  // Every secret is tried, so that the time taken does not tell which one fitted.
  const fits = secrets.map((secret) =>
    timingSafeEqual(createHmac(method, secret).update(delivery.rawBody).digest(), claimed),
  );
  return fits.includes(true)
    ? ok(undefined)
    : err(refused("wrong-signature", "The signature does not fit the body: wrong secret, or the body was changed."));
}
