import type { KeyObject } from "node:crypto";
import type { Org } from "../org.ts";
import type { App } from "./app.ts";
import { type Certificate, createSigningKey, issueCertificate } from "./certificate.ts";

/** A certificate an application's assertions may be signed with. */
export interface AppKey {
  /** By this name the application's `credentials.signing` chooses it. */
  readonly kid: string;
  readonly created: string;
  readonly expiresAt: string;
  readonly certificate: Certificate;
  /** Signs; nobody outside of the org sees it. */
  readonly privateKey: KeyObject;
  /** Of the public key, base64url. */
  readonly n: string;
  readonly e: string;
}

/** How long the certificate an application begins with is good for. */
const FIRST_YEARS = 10;

/** The keys of an application, oldest first. The first one comes with it, and is made when somebody first asks. */
export function keysOf(org: Org, app: App): readonly AppKey[] {
  const known = org.appKeys.get(app.id);
  if (known !== undefined) return known;
  const first = makeKey(org, { years: FIRST_YEARS, from: new Date(app.created), kid: signingKid(app) });
  org.appKeys.set(app.id, [first]);
  return [first];
}

/** Makes another key, which is used once the application names it. */
export function generateKey(org: Org, app: App, years: number): AppKey {
  const earlier = keysOf(org, app);
  const key = makeKey(org, { years, from: new Date(org.clock.now()) });
  org.appKeys.set(app.id, [...earlier, key]);
  return key;
}

/** The key in use, or the one of this name; an application restored from a snapshot has its first for all of them. */
export function keyInUse(org: Org, app: App, kid: string | null): AppKey | undefined {
  const keys = keysOf(org, app);
  if (kid !== null) return keys.find((key) => key.kid === kid);
  return keys.find((key) => key.kid === signingKid(app)) ?? keys[0];
}

function makeKey(
  org: Org,
  { years, from, kid }: { readonly years: number; readonly from: Date; readonly kid?: string | undefined },
): AppKey {
  const key = createSigningKey();
  const serial = BigInt(`0x${Buffer.from(org.random.text(12)).toString("hex")}`);
  const certificate = issueCertificate(key, { commonName: org.subdomain, serial, from, years });
  const { n = "", e = "" } = key.publicKey.export({ format: "jwk" });
  return {
    kid: kid ?? certificate.kid,
    created: from.toISOString(),
    expiresAt: certificate.until,
    certificate,
    privateKey: key.privateKey,
    n,
    e,
  };
}

function signingKid(app: App): string | undefined {
  const { signing } = app.credentials;
  if (typeof signing !== "object" || signing === null || !("kid" in signing)) return undefined;
  return typeof signing.kid === "string" ? signing.kid : undefined;
}
