import { createPrivateKey, type JsonWebKey } from "node:crypto";
import { Result } from "neverthrow";

/** Whether a text is a key Okta lets a service app sign with: a PKCS#8 PEM or a JWK, RSA or EC. Says nothing more, as any word might hold the key. */
export function isPrivateKey(text: string): boolean {
  return imported(text).match(
    ({ asymmetricKeyType: type }) => type === "rsa" || type === "ec",
    () => false,
  );
}

const imported = Result.fromThrowable(
  (text: string) => {
    if (text.startsWith("{")) return createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: "jwk" });
    if (!text.startsWith("-----BEGIN PRIVATE KEY-----")) throw new TypeError("no PKCS#8");
    return createPrivateKey(text);
  },
  () => undefined,
);
