import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { ApproverKey, SigningKey } from "@tenure/service";
import { err, ok, Result } from "neverthrow";
import type { Complaint } from "../answer.ts";
import { exitCode } from "../exit-code.ts";

/** A key somebody holds, and whose it is by the configuration. */
export interface OwnKey {
  readonly keyId: string;
  readonly person: string;
  readonly signing: SigningKey;
}

/** Finds out whose key a text is: the private half of one the configuration knows, or a secret it shares. */
export function ownKey(text: string, keys: Readonly<Record<string, ApproverKey>>): Result<OwnKey, Complaint> {
  const held = text.trim();
  const own = privateKey(held).unwrapOr(undefined);
  const bytes = own === undefined ? undefined : spki(createPublicKey(own));
  for (const [keyId, key] of Object.entries(keys)) {
    if (key.algorithm === "hmac-sha256") {
      if (key.secret !== held) continue;
      return ok({ keyId, person: key.person, signing: { algorithm: key.algorithm, secret: key.secret } });
    }
    const known = publicKey(key.publicKey).unwrapOr(undefined);
    if (bytes === undefined || known === undefined || !bytes.equals(spki(known))) continue;
    return ok({ keyId, person: key.person, signing: { algorithm: key.algorithm, privateKey: held } });
  }
  const sentence =
    Object.keys(keys).length === 0
      ? "The configuration knows nobody's key: put whoever may approve under approval.keys."
      : "This key is nobody's under approval.keys of the configuration.";
  return err({ kind: "unknown-key", exit: exitCode.badInput, sentence });
}

const privateKey = Result.fromThrowable((pem: string) => createPrivateKey(pem));
const publicKey = Result.fromThrowable((pem: string) => createPublicKey(pem));
const spki = (key: KeyObject) => key.export({ type: "spki", format: "der" });
