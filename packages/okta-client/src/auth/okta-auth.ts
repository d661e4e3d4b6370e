import { type ApiOptions, createApi, type HttpError, send } from "@tenure/http-kit";
import { importJWK, importPKCS8, type JWK, SignJWT } from "jose";
import { okAsync, ResultAsync } from "neverthrow";
import { z } from "zod";

/** How we prove who we are. A service app with its own key is right; an API token is second best. */
export type OktaAuth =
  /** OAuth 2.0 service app, `private_key_jwt`. The app needs the scopes *and* admin roles. */
  | {
      readonly kind: "private-key";
      readonly clientId: string;
      /** PKCS#8 PEM, or a JWK; RSA (≥ 2048) or EC P-256/384/521. */
      readonly privateKey: string | JWK;
      readonly keyId?: string;
      readonly scopes: readonly string[];
    }
  /** An API token acts with all its creator's roles and dies with their account: discouraged. */
  | { readonly kind: "ssws"; readonly token: string };

type Authorize = NonNullable<ApiOptions["authorize"]>;
type Shared = Pick<
  ApiOptions,
  "fetch" | "wait" | "now" | "random" | "log" | "signal" | "timeoutMs" | "retries" | "maxWaitMs"
>;

/** Gives each call its Authorization header; renews an access token before it ends, once for all callers. */
export function authorizer(orgUrl: string, auth: OktaAuth, shared: Shared): Authorize {
  if (auth.kind === "ssws") {
    const headers = { authorization: `SSWS ${auth.token}` };
    return () => okAsync(headers);
  }
  const api = createApi({ ...shared, baseUrl: orgUrl });
  const now = shared.now ?? Date.now;
  let current: { readonly headers: Readonly<Record<string, string>>; readonly renewAt: number } | undefined;
  let renewal: ResultAsync<Readonly<Record<string, string>>, HttpError> | undefined;

  const renew = () =>
    assertion(orgUrl, auth, now())
      .andThen((jwt) =>
        send(api, {
          endpoint: "POST /oauth2/v1/token",
          method: "post",
          path: "oauth2/v1/token",
          form: {
            grant_type: "client_credentials",
            scope: auth.scopes.join(" "),
            client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            client_assertion: jwt,
          },
          reply: Token,
          // A token nobody received harms nobody; but an assertion may be used once, so `send` must not repeat it.
          idempotent: false,
        }),
      )
      .map((token) => {
        const headers = { authorization: `Bearer ${token.access_token}` };
        // Five minutes early, so that no call sets out with a token that ends on the way.
        current = { headers, renewAt: now() + Math.max(0, token.expires_in - 300) * 1000 };
        return headers;
      });

  return () => {
    if (current !== undefined && now() < current.renewAt) return okAsync(current.headers);
    renewal ??= new ResultAsync(
      (async () => {
        const outcome = await renew();
        renewal = undefined;
        return outcome;
      })(),
    );
    return renewal;
  };
}

const Token = z.object({ access_token: z.string(), expires_in: z.number(), token_type: z.string() });

function assertion(
  orgUrl: string,
  auth: Extract<OktaAuth, { kind: "private-key" }>,
  now: number,
): ResultAsync<string, HttpError> {
  const sign = ResultAsync.fromThrowable(
    async () => {
      const { key, algorithm, keyId } = await signingKey(auth);
      const seconds = Math.floor(now / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: algorithm, ...(keyId === undefined ? {} : { kid: keyId }) })
        .setIssuer(auth.clientId)
        .setSubject(auth.clientId)
        .setAudience(new URL("/oauth2/v1/token", orgUrl).href)
        .setJti(crypto.randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + 300)
        .sign(key);
    },
    // What jose says may hold the key's text: keep it to ourselves.
    (): HttpError => ({
      kind: "unexpected-body",
      endpoint: "POST /oauth2/v1/token",
      problems: ["the private key cannot sign: give a PKCS#8 PEM or a JWK"],
    }),
  );
  return sign();
}

async function signingKey(auth: Extract<OktaAuth, { kind: "private-key" }>) {
  const jwk = typeof auth.privateKey === "string" ? parseJwk(auth.privateKey) : auth.privateKey;
  if (jwk !== undefined) {
    const algorithm =
      jwk.alg ??
      (jwk.kty === "EC" ? `ES${jwk.crv?.slice(2) === "521" ? "512" : (jwk.crv?.slice(2) ?? "256")}` : "RS256");
    return { key: await importJWK(jwk, algorithm), algorithm, keyId: auth.keyId ?? jwk.kid };
  }
  const pem = String(auth.privateKey);
  for (const algorithm of ["RS256", "ES256", "ES384", "ES512"]) {
    const key = await importPKCS8(pem, algorithm).catch(() => undefined);
    if (key !== undefined) return { key, algorithm, keyId: auth.keyId };
  }
  return { key: await importPKCS8(pem, "RS256"), algorithm: "RS256", keyId: auth.keyId };
}

function parseJwk(text: string): JWK | undefined {
  return text.trimStart().startsWith("{") ? z.looseObject({ kty: z.string() }).parse(JSON.parse(text)) : undefined;
}
