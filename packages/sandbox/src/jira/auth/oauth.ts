import { isObject } from "../http/call.ts";
import type { Site } from "../site.ts";
import type { OAuthClient } from "./credentials.ts";

/** Answers the token endpoint of `auth.atlassian.com`, which stands at `/oauth/token` here. */
export function grantToken(site: Site, body: unknown): Response {
  const given = isObject(body) ? body : {};
  const client = site.oauthClients.get(String(given["client_id"] ?? ""));
  if (client === undefined || client.clientSecret !== given["client_secret"]) {
    return refusal(401, "access_denied", "Unauthorized");
  }
  switch (given["grant_type"]) {
    case "client_credentials":
      if (client.kind !== "client-credentials" || client.accountId === undefined) break;
      return grant(site, client, client.accountId, client.scopes, false);
    case "authorization_code": {
      const consent = site.authorizationCodes.get(String(given["code"] ?? ""));
      if (client.kind !== "3lo" || consent?.clientId !== client.clientId) {
        return refusal(403, "invalid_grant", "Unknown or invalid authorization code.");
      }
      site.authorizationCodes.delete(String(given["code"]));
      const { accountId, scopes } = consent;
      return grant(site, client, accountId, scopes, scopes.includes("offline_access"));
    }
    case "refresh_token": {
      const token = site.refreshTokens.get(String(given["refresh_token"] ?? ""));
      if (client.kind !== "3lo" || token?.clientId !== client.clientId) {
        return refusal(403, "invalid_grant", "Unknown or invalid refresh token.");
      }
      // Each works once: whoever loses the next one has lost access.
      site.refreshTokens.delete(token.token);
      return grant(site, client, token.accountId, token.scopes, true);
    }
  }
  return refusal(400, "unsupported_grant_type", "The grant type is not supported for this client.");
}

function grant(
  site: Site,
  { clientId }: OAuthClient,
  accountId: string,
  scopes: readonly string[],
  renews: boolean,
): Response {
  const seconds = site.settings.accessTokenSeconds;
  const token = `eyJ${site.random.text(60)}`;
  const expires = new Date(site.clock.now() + seconds * 1000).toISOString();
  site.accessTokens.set(token, { token, clientId, accountId, scopes, expires });
  const next = renews ? `rt.${site.random.text(60)}` : undefined;
  if (next !== undefined) site.refreshTokens.set(next, { token: next, clientId, accountId, scopes });
  return Response.json({
    access_token: token,
    expires_in: seconds,
    token_type: "Bearer",
    scope: scopes.join(" "),
    ...(next === undefined ? {} : { refresh_token: next }),
  });
}

function refusal(status: number, error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status });
}
