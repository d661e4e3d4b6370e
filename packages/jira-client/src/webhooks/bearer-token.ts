import { refused, type WebhookRefused } from "./verify-webhook.ts";
import { onlyHeader, type WebhookHeaders } from "./webhook-headers.ts";

/** The bearer token of a delivery; `undefined` unless there is exactly one. */
export function bearerToken(headers: WebhookHeaders): string | undefined {
  return /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(onlyHeader(headers, "authorization") ?? "")?.[1];
}

/** Says why a token was not believed, from what the checking library threw; nothing of the token is kept. */
export function jwtRefusal(cause: unknown): WebhookRefused {
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  switch (code) {
    case "ERR_JWT_EXPIRED":
      return refused("expired", "The token has run out; check the clock of this machine.");
    case "ERR_JWT_CLAIM_VALIDATION_FAILED":
      return refused("not-for-us", "The token is not meant for this app, or lacks what it has to say.");
    case "ERR_JWT_INVALID":
    case "ERR_JWS_INVALID":
      return refused("malformed-signature", "The token is no JSON Web Token.");
    case "ERR_JOSE_ALG_NOT_ALLOWED":
      return refused("method-not-allowed", "The token's algorithm is not the one agreed on.");
    case "ERR_JWS_SIGNATURE_VERIFICATION_FAILED":
    case "ERR_JWKS_NO_MATCHING_KEY":
      return refused("wrong-signature", "The token was not signed by who has to sign it.");
    default:
      return refused("keys-unavailable", "The token could not be checked: the signer's keys could not be read.");
  }
}
