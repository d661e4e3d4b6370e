import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { OktaApplication } from "../../src/index.ts";

/** Signs people on to one application as Okta would by what it holds of it: nothing else is read. */
export interface OpenIdProvider {
  readonly fetch: (url: string, init: { readonly body?: unknown; readonly headers?: unknown }) => Promise<Response>;
  /** What a browser comes back with from the authorisation page; an error where Okta would show one. */
  signOn(url: URL, person: { readonly sub: string; readonly isAssigned: boolean }): URL;
  /** Makes the next id token wrong. */
  forge(how: "audience" | "key"): void;
}

interface Client {
  readonly credentials: { readonly oauthClient: { readonly pkce_required: boolean } };
  readonly settings: {
    readonly oauthClient: { readonly redirect_uris: readonly string[]; readonly grant_types: readonly string[] };
  };
}

/** What was asked for at the authorisation page, by its code. */
interface Grant {
  readonly sub: string;
  readonly nonce: string | null;
  readonly challenge: string | null;
  readonly redirectUri: string | null;
}

/** Makes one for an org, with a key of its own. */
export async function openIdProvider(app: OktaApplication, org: string, clientId: string, secret: string) {
  const { credentials, settings } = app as OktaApplication & Client;
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const { privateKey: another } = await generateKeyPair("RS256");
  const grants = new Map<string, Grant>();
  let forged: "audience" | "key" | undefined;

  const json = (body: unknown, status = 200) => Response.json(body, { status });
  const idToken = ({ sub, nonce }: Grant) => {
    const claims = nonce === null ? {} : { nonce };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "1" })
      .setIssuer(org)
      .setAudience(forged === "audience" ? "another" : clientId)
      .setSubject(sub)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(forged === "key" ? another : privateKey);
  };
  const token = async (form: URLSearchParams, headers: Headers): Promise<Response> => {
    const [, basic = ""] = /^Basic (.+)$/.exec(headers.get("authorization") ?? "") ?? [];
    const proof = Buffer.from(basic, "base64").toString().split(":").map(decodeURIComponent);
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    if (proof[0] !== clientId || proof[1] !== secret) return json({ error: "invalid_client" }, 401);
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const isGood =
      grant !== undefined && grant.redirectUri === form.get("redirect_uri") && grant.challenge === verifier;
    if (!isGood) return json({ error: "invalid_grant" }, 400);
    return json({ access_token: "a", token_type: "Bearer", expires_in: 60, id_token: await idToken(grant) });
  };

  const provider: OpenIdProvider = {
    async fetch(url, { body, headers }) {
      const { pathname } = new URL(url);
      if (pathname === "/.well-known/openid-configuration") {
        return json({
          issuer: org,
          authorization_endpoint: `${org}/oauth2/v1/authorize`,
          token_endpoint: `${org}/oauth2/v1/token`,
          jwks_uri: `${org}/oauth2/v1/keys`,
          response_types_supported: ["code"],
          code_challenge_methods_supported: ["S256"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      }
      if (pathname === "/oauth2/v1/keys") {
        return json({ keys: [{ ...(await exportJWK(publicKey)), kid: "1", alg: "RS256", use: "sig" }] });
      }
      return token(new URLSearchParams(String(body)), new Headers(headers as Record<string, string>));
    },
    signOn({ searchParams }, { sub, isAssigned }) {
      const redirectUri = searchParams.get("redirect_uri");
      const { redirect_uris, grant_types } = settings.oauthClient;
      // Okta shows these on a page of its own: the address cannot be trusted with them.
      if (searchParams.get("client_id") !== clientId) throw new Error("unknown client");
      if (redirectUri === null || !redirect_uris.includes(redirectUri)) throw new Error("redirect_uri is not allowed");
      const back = new URL(redirectUri);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      const challenge = searchParams.get("code_challenge");
      const isWhole =
        grant_types.includes("authorization_code") && (!credentials.oauthClient.pkce_required || challenge !== null);
      if (!isAssigned || !isWhole) {
        back.searchParams.set("error", isAssigned ? "invalid_request" : "access_denied");
        return back;
      }
      const code = crypto.randomUUID();
      grants.set(code, { sub, nonce: searchParams.get("nonce"), challenge, redirectUri });
      back.searchParams.set("code", code);
      return back;
    },
    forge(how) {
      forged = how;
    },
  };
  return provider;
}
