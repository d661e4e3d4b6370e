import { errAsync, ResultAsync } from "neverthrow";
import { ownText } from "../own.ts";
import { bearerToken, jwtRefusal } from "./bearer-token.ts";
import { refused, type WebhookRefused } from "./verify-webhook.ts";
import type { WebhookHeaders } from "./webhook-headers.ts";

const FORGE_KEYS = "https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json";

/** Who calls, as a Forge invocation token says. */
export interface ForgeCaller {
  readonly installationId?: string;
  /** Where the site's API is, `https://api.atlassian.com/ex/jira/{cloudId}`. */
  readonly apiBaseUrl?: string;
  /** Account the call was made for. */
  readonly principal?: string;
}

/** Checks invocation tokens of one Forge app. */
export type ForgeTokens = (headers: WebhookHeaders, now: Date) => ResultAsync<ForgeCaller, WebhookRefused>;

/**
 * Prepares to check what a Forge app sends to a remote: a bearer JWT (RS256) by Atlassian, for our
 * app and nobody else's. Atlassian's public keys are fetched when first needed and kept.
 * @see https://developer.atlassian.com/platform/forge/remote/essentials/
 */
export function forgeTokens(options: {
  /** The app's id, without `ari:cloud:ecosystem::app/`. */
  readonly appId: string;
  readonly keysUrl?: string;
  readonly fetch?: typeof fetch;
}): ForgeTokens {
  let keys: Promise<ReturnType<typeof import("jose").createRemoteJWKSet>> | undefined;
  const getKeys = async () => {
    const { createRemoteJWKSet, customFetch } = await import("jose");
    const { fetch } = options;
    return createRemoteJWKSet(
      new URL(options.keysUrl ?? FORGE_KEYS),
      fetch === undefined ? {} : { [customFetch]: (url: string, init: RequestInit) => fetch(url, init) },
    );
  };
  return (headers, now) => {
    if (options.appId.trim() === "") {
      return errAsync(refused("no-secret-configured", "No Forge app is configured, so no delivery can be believed."));
    }
    const token = bearerToken(headers);
    if (token === undefined) {
      return errAsync(refused("no-signature", "The delivery has no bearer token in its Authorization header."));
    }
    return ResultAsync.fromThrowable(async () => {
      const { jwtVerify } = await import("jose");
      keys ??= getKeys();
      const { payload } = await jwtVerify(token, await keys, {
        algorithms: ["RS256"],
        issuer: "forge/invocation-token",
        audience: `ari:cloud:ecosystem::app/${options.appId}`,
        requiredClaims: ["exp"],
        clockTolerance: 60,
        currentDate: now,
      });
      return payload;
    }, jwtRefusal)().map(toCaller);
  };
}

function toCaller(claims: unknown): ForgeCaller {
  const installationId = ownText(claims, "app", "installationId");
  const apiBaseUrl = ownText(claims, "app", "apiBaseUrl");
  const principal = ownText(claims, "principal");
  return {
    ...(installationId === undefined ? {} : { installationId }),
    ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }),
    ...(principal === undefined ? {} : { principal }),
  };
}
