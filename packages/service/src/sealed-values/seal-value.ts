import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Json } from "@tenure/provisioner";
import { Result } from "neverthrow";

/** Bytes of nonce and of tag, as AES-256-GCM wants them. */
const NONCE = 12;
const TAG = 16;

/** Seals a value: whoever has no key learns neither what it is nor whether two are alike. */
export function sealValue(value: Json, key: Uint8Array): Json {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([sealed, cipher.getAuthTag()]).toString("base64url") };
}

/** Opens a value; `undefined` where the key is another, or gone. What was never sealed is as it is. */
export function openValue(value: Json, key: Uint8Array | undefined): Json | undefined {
  // Values of a profile are texts, numbers and lists: only a sealed one is an object.
  if (typeof value !== "object" || value === null || !("sealed" in value)) return value;
  return key === undefined
    ? undefined
    : opened(Buffer.from(String(value["sealed"]), "base64url"), key).unwrapOr(undefined);
}

const opened = Result.fromThrowable((bytes: Buffer, key: Uint8Array): Json => {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(-TAG));
  const clear = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
  return JSON.parse(clear.toString("utf8")) as Json;
});
