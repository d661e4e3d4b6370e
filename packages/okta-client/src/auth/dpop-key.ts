import type { CryptoKey, JWK } from "jose";

/** A key of this process that tokens are bound to; another than the one that proves who the client is. */
export interface DpopKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: JWK;
}

/** Makes a key that lives and dies with the process. */
export async function newDpopKey(): Promise<DpopKey> {
  // Loaded when it is needed: whoever only takes webhooks never asks for a token.
  const [{ exportJWK }, { generateKeyPair }] = await Promise.all([
    import("jose/key/export"),
    import("jose/key/generate/keypair"),
  ]);
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  return { privateKey, publicKey: await exportJWK(publicKey) };
}

/** What a proof is about. */
export interface DpopClaims {
  readonly method: string;
  /** With or without query; a proof holds it without. */
  readonly url: string;
  /** Epoch milliseconds on Okta's clock. */
  readonly now: number;
  readonly nonce?: string | undefined;
  readonly accessToken?: string;
}

/** Proves, for one request, that whoever sends it holds the key. @see https://www.rfc-editor.org/rfc/rfc9449 */
export async function dpopProof({ privateKey, publicKey }: DpopKey, claims: DpopClaims): Promise<string> {
  const { method, url, now, nonce, accessToken } = claims;
  const { origin, pathname } = new URL(url);
  const { SignJWT } = await import("jose/jwt/sign");
  const ath = accessToken === undefined ? {} : { ath: await sha256(accessToken) };
  return new SignJWT({ htm: method, htu: `${origin}${pathname}`, ...(nonce === undefined ? {} : { nonce }), ...ath })
    .setProtectedHeader({ typ: "dpop+jwt", alg: "ES256", jwk: publicKey })
    .setIssuedAt(Math.floor(now / 1000))
    .setJti(crypto.randomUUID())
    .sign(privateKey);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Buffer.from(digest).toString("base64url");
}
