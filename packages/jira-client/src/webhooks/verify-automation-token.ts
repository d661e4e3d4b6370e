import { createHash, timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "neverthrow";
import { refused, type WebhookRefused } from "./verify-webhook.ts";
import { headerValues, type WebhookHeaders } from "./webhook-headers.ts";

/**
 * Checks the token an Automation rule sends in a header of your choice ("Send web request").
 *
 * Automation cannot sign a body, so the token is all there is: make it long and random, hide its
 * value in the rule, and use it for this rule only. Several may be valid at a time.
 */
export function verifyAutomationToken(delivery: {
  readonly headers: WebhookHeaders;
  /** Name of the header, as set in the rule. */
  readonly header: string;
  readonly tokens: readonly string[];
}): Result<void, WebhookRefused> {
  const tokens = delivery.tokens.filter((token) => token.trim() !== "");
  if (tokens.length === 0) {
    return err(refused("no-secret-configured", "No Automation token is configured, so no delivery can be believed."));
  }
  const values = headerValues(delivery.headers, delivery.header.toLowerCase());
  const [claimed] = values;
  if (claimed === undefined || claimed === "" || values.length > 1) {
    return err(refused("no-signature", `The delivery does not have the header ${delivery.header} exactly once.`));
  }
  // Digests have one length, so that nothing about the token's own shows in the time taken.
  const fits = tokens.map((token) => timingSafeEqual(digest(token), digest(claimed)));
  return fits.includes(true)
    ? ok(undefined)
    : err(refused("wrong-signature", `The token in the header ${delivery.header} is not one of those configured.`));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
