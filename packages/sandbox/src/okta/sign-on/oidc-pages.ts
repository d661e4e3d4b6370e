import type { Org } from "../org.ts";
import { keyId } from "./exchange-code.ts";
import { personClaims } from "./person-claims.ts";

/** `GET /.well-known/openid-configuration`: where a client finds what, from the org's address alone. */
export function discovery(org: Org): Response {
  const url = org.baseUrl();
  return Response.json({
    issuer: url,
    authorization_endpoint: `${url}/oauth2/v1/authorize`,
    token_endpoint: `${url}/oauth2/v1/token`,
    userinfo_endpoint: `${url}/oauth2/v1/userinfo`,
    jwks_uri: `${url}/oauth2/v1/keys`,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "email", "profile"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "none"],
    code_challenge_methods_supported: ["S256"],
  });
}

/** `GET /oauth2/v1/keys`: what proves id tokens. */
export function publicKeys(org: Org): Response {
  const { n, e } = org.oidc.key().publicKey.export({ format: "jwk" });
  return Response.json({ keys: [{ kty: "RSA", alg: "RS256", kid: keyId(org), use: "sig", e, n }] });
}

/** `GET /oauth2/v1/userinfo`: who somebody is, for whoever holds a token of theirs. */
export function userInfo(org: Org, request: Request): Response {
  const [, bearer = ""] = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const token = org.oidc.tokens.get(bearer);
  const user = org.users.get(token?.userId ?? "");
  if (token === undefined || user === undefined || token.expiresAt <= org.clock.now() || user.status !== "ACTIVE") {
    const wanted = 'Bearer error="invalid_token", error_description="The access token is invalid or has expired."';
    return new Response(null, { status: 401, headers: { "www-authenticate": wanted } });
  }
  return Response.json(personClaims(user, token.scopes).all);
}
