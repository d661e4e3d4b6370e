import { createHash } from "node:crypto";
import { SignJWT } from "jose";
import { err, ok, type Result } from "neverthrow";
import { type OAuthRefusal, oauthRefusal } from "../auth/oauth-refusal.ts";
import type { Org } from "../org.ts";
import { type OidcClient, oidcClient } from "./oidc-client.ts";
import type { AuthorizationCode } from "./oidc-state.ts";
import { personClaims } from "./person-claims.ts";

const LIFETIME_SECONDS = 3600;

/** `grant_type=authorization_code`: a client fetches what a browser brought the code of. */
export async function exchangeCode(
  org: Org,
  request: Request,
  form: URLSearchParams,
): Promise<Result<unknown, OAuthRefusal>> {
  const client = provenClient(org, request, form);
  if (client === undefined) {
    return err(oauthRefusal(401, "invalid_client", "The client secret supplied for a confidential client is invalid."));
  }
  const text = form.get("code") ?? "";
  const code = org.oidc.codes.get(text);
  // Good for one try, whatever comes of it.
  org.oidc.codes.delete(text);
  if (code === undefined || code.clientId !== client.id || code.expiresAt <= org.clock.now()) {
    return err(oauthRefusal(400, "invalid_grant", "The authorization code is invalid or has expired."));
  }
  if (code.redirectUri !== form.get("redirect_uri")) {
    return err(
      oauthRefusal(
        400,
        "invalid_grant",
        "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
      ),
    );
  }
  if (
    code.challenge !== undefined &&
    code.challenge !== sha256(form.get("code_verifier") ?? "").toString("base64url")
  ) {
    return err(oauthRefusal(400, "invalid_grant", "PKCE verification failed."));
  }
  const user = org.users.get(code.userId);
  if (user === undefined || org.appUsers.get(client.app.id)?.has(user.id) !== true) {
    return err(oauthRefusal(400, "invalid_grant", "User is not assigned to the client application."));
  }
  const accessToken = org.callRandom.text(64);
  const expiresAt = org.clock.now() + LIFETIME_SECONDS * 1000;
  org.oidc.tokens.set(accessToken, { clientId: client.id, userId: user.id, scopes: code.scopes, expiresAt });
  return ok({
    token_type: "Bearer",
    expires_in: LIFETIME_SECONDS,
    access_token: accessToken,
    scope: code.scopes.join(" "),
    id_token: await idToken(org, code, accessToken, personClaims(user, code.scopes).inIdToken),
  });
}

/** Believes a client in the one way its settings name, and in no other. */
function provenClient(org: Org, request: Request, form: URLSearchParams): OidcClient | undefined {
  const [, basic] = /^Basic (.+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
  const [basicId = null, basicSecret] = (basic === undefined ? "" : Buffer.from(basic, "base64").toString())
    .split(":")
    .map((part) => decodeURIComponent(part.replaceAll("+", " ")));
  const client = oidcClient(org, basic === undefined ? form.get("client_id") : basicId);
  switch (client?.authMethod) {
    case "client_secret_basic":
      return basic !== undefined && client.secret !== undefined && basicSecret === client.secret ? client : undefined;
    case "client_secret_post":
      return client.secret !== undefined && form.get("client_secret") === client.secret ? client : undefined;
    case "none":
      return client;
    default:
      return undefined;
  }
}

function idToken(
  org: Org,
  { clientId, userId, nonce, authenticatedAt }: AuthorizationCode,
  accessToken: string,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> {
  const now = Math.floor(org.clock.now() / 1000);
  return new SignJWT({
    ...claims,
    ver: 1,
    jti: `ID.${org.callRandom.text(43)}`,
    amr: ["pwd"],
    idp: org.id,
    auth_time: Math.floor(Date.parse(authenticatedAt) / 1000),
    at_hash: sha256(accessToken).subarray(0, 16).toString("base64url"),
    ...(nonce === undefined ? {} : { nonce }),
  })
    .setProtectedHeader({ alg: "RS256", kid: keyId(org) })
    .setIssuer(org.baseUrl())
    .setAudience(clientId)
    .setSubject(userId)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(org.oidc.key().privateKey);
}

/** The name of the key that signs id tokens. */
export function keyId(org: Org): string {
  return sha256(org.oidc.key().publicKey.export({ type: "spki", format: "der" })).toString("base64url");
}

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();
