import { createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from "node:crypto";
import { canonicalJson, type Instant } from "@tenure/lifecycle-rules";
import { Result } from "neverthrow";
import type { ApproverKey } from "../company/approval-policy.ts";

/** What a person says about one plan, before it is signed. */
export interface Word {
  /** `release`: lets a plan go on that a brake stopped; needs a reason. */
  readonly says: "approve" | "decline" | "release";
  /** Id of the ticket, not its key: it survives a move. */
  readonly ticketId: string;
  /** Hash of the plan it is about. */
  readonly hash: string;
  /** Which of the company's keys signs. */
  readonly keyId: string;
  /** Mail address of whoever says it. */
  readonly person: string;
  readonly at: Instant;
  readonly reason?: string;
}

/** A word with its signature, base64url. */
export interface SignedWord extends Word {
  readonly signature: string;
}

/** What a signer holds: the private half as PKCS #8 PEM, or the shared secret. */
export type SigningKey =
  | { readonly algorithm: "ed25519"; readonly privateKey: string }
  | { readonly algorithm: "hmac-sha256"; readonly secret: string };

/** Signs a word. The error is one sentence: the key is none. */
export function signWord(word: Word, key: SigningKey): Result<SignedWord, string> {
  return signatureOf(word, key)
    .map((signature): SignedWord => ({ ...word, signature: signature.toString("base64url") }))
    .mapErr(() => "The signing key cannot be read.");
}

/** Whether a word was signed with a key. */
export function isSignedWith({ signature, ...word }: SignedWord, key: ApproverKey): boolean {
  const given = Buffer.from(signature, "base64url");
  return checked(bytesOf(word), given, key).unwrapOr(false);
}

const signatureOf = Result.fromThrowable((word: Word, key: SigningKey): Buffer => {
  const bytes = bytesOf(word);
  return key.algorithm === "ed25519"
    ? sign(null, bytes, createPrivateKey(key.privateKey))
    : createHmac("sha256", key.secret).update(bytes).digest();
});

const checked = Result.fromThrowable((bytes: Buffer, given: Buffer, key: ApproverKey): boolean => {
  if (key.algorithm === "ed25519") return verify(null, bytes, createPublicKey(key.publicKey), given);
  const wanted = createHmac("sha256", key.secret).update(bytes).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
});

/** The bytes that are signed: every part has its name, so that no two words look alike. */
function bytesOf({ says, ticketId, hash, keyId, person, at, reason }: Word): Buffer {
  return Buffer.from(canonicalJson({ format: "tenure-word-1", says, ticketId, hash, keyId, person, at, reason }));
}
