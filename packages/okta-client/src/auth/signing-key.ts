import type { CryptoKey, JWK } from "jose";
import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { PrivateKeyAuth } from "./okta-auth.ts";

/** A key we sign with. */
export interface SigningKey {
  readonly key: CryptoKey | Uint8Array;
  readonly algorithm: string;
  readonly keyId: string | undefined;
}

/** Reads a service app's private key; `undefined` in the error's place, as any word about it may hold the key. */
export function readSigningKey(auth: PrivateKeyAuth): ResultAsync<SigningKey, undefined> {
  return new ResultAsync(read(auth));
}

async function read({ privateKey, keyId }: PrivateKeyAuth): Promise<Result<SigningKey, undefined>> {
  const jwk = typeof privateKey === "string" ? parseJwk(privateKey) : privateKey;
  if (jwk !== undefined) {
    const algorithm = jwk.alg ?? ALGORITHM_OF_CURVE[jwk.crv ?? ""] ?? "RS256";
    const key = await importing(async () => (await loaded()).importJWK(jwk, algorithm));
    return key.map((key) => ({ key, algorithm, keyId: keyId ?? jwk.kid }));
  }
  for (const algorithm of ["RS256", "ES256", "ES384", "ES512"]) {
    const key = await importing(async () => (await loaded()).importPKCS8(String(privateKey), algorithm));
    if (key.isOk()) return ok({ key: key.value, algorithm, keyId });
  }
  return err(undefined);
}

const ALGORITHM_OF_CURVE: Readonly<Record<string, string>> = { "P-256": "ES256", "P-384": "ES384", "P-521": "ES512" };

const loaded = () => import("jose/key/import");

const importing = <T>(load: () => Promise<T>) => ResultAsync.fromThrowable(load, () => undefined)();

function parseJwk(text: string): JWK | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
