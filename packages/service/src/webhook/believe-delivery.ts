import {
  type ForgeTokens,
  forgeTokens,
  verifyAutomationToken,
  verifyJwtWebhook,
  verifyWebhook,
  type WebhookHeaders,
  type WebhookRefused,
} from "@tenure/jira-client/webhooks";
import { errAsync, type Result, type ResultAsync } from "neverthrow";
import type { DeliveryProofs } from "../config/settings.ts";

/** Decides whether a delivery comes from our Jira. */
export type BelieveDelivery = (delivery: {
  readonly rawBody: Uint8Array;
  readonly headers: WebhookHeaders & { get(name: string): string | null };
  readonly now: () => Date;
}) => Result<void, WebhookRefused> | ResultAsync<void, WebhookRefused>;

/**
 * Believes a delivery by what its sender shows: the signature of an admin's webhook, the token of an Automation rule, or
 * the bearer token of an app. One is enough, and only the first that is shown counts: what fails is not tried as another.
 *
 * Only a signature covers the body. The others prove who sends, and that is all that is needed: a delivery says which
 * ticket to look at, and the run reads the ticket itself.
 */
export function believeDelivery({
  appSecrets = [],
  automation,
  forgeAppId,
  webhookSecrets,
}: DeliveryProofs): BelieveDelivery {
  const header = automation?.header ?? "X-Tenure-Token";
  const forge = forgeAppId === undefined ? undefined : forgeTokens({ appId: forgeAppId });
  const takesApps = appSecrets.length > 0 || forge !== undefined;
  return ({ headers, now, rawBody }) => {
    const signed = headers.get("x-hub-signature") !== null;
    if (!signed && automation !== undefined && headers.get(header.toLowerCase()) !== null) {
      return verifyAutomationToken({ headers, header, tokens: automation.tokens });
    }
    if (!signed && takesApps && headers.get("authorization") !== null) return anApp(headers, appSecrets, forge, now());
    return verifyWebhook({ rawBody, headers, secrets: webhookSecrets });
  };
}

/** An app's token is signed with its client secret, or with Atlassian's key when the app runs on Forge. */
function anApp(
  headers: WebhookHeaders,
  secrets: readonly string[],
  forge: ForgeTokens | undefined,
  now: Date,
): ResultAsync<void, WebhookRefused> {
  const bySecret = verifyJwtWebhook({ headers, secrets, now });
  if (forge === undefined) return bySecret;
  // Each refuses the other's algorithm, so that what one refuses for it is only ever a token of the other's.
  return bySecret.orElse((refusal) =>
    refusal.reason === "method-not-allowed" || refusal.reason === "no-secret-configured"
      ? forge(headers, now).map(() => undefined)
      : errAsync(refusal),
  );
}
