import { X509Certificate } from "node:crypto";
import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import type { ToldSaml } from "../providers/provider.ts";

/** What a service provider needs of its identity provider, wherever it learned it. */
interface KnownIdentityProvider {
  readonly issuer: string | undefined;
  readonly signOnUrl: string;
  readonly certificate: string;
}

/**
 * A service provider by a library that knows nothing of us, set up from what we told: both signatures, its own
 * audience and address, and answers to its own questions only.
 */
export async function samlServiceProvider(told: ToldSaml): Promise<SAML> {
  const { issuer, signOnUrl, certificate } = await known(told);
  return new SAML({
    callbackUrl: told.callbackUrl,
    issuer: told.audience,
    audience: told.audience,
    idpCert: certificate,
    ...(issuer === undefined ? {} : { idpIssuer: issuer }),
    entryPoint: signOnUrl,
    identifierFormat: null,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    validateInResponseTo: ValidateInResponseTo.always,
  });
}

async function known(told: ToldSaml): Promise<KnownIdentityProvider> {
  const { metadataUrl, certificate = "", issuer, signOnUrl = "" } = told;
  if (metadataUrl === undefined) return { issuer, signOnUrl, certificate };
  const metadata = await (await fetch(metadataUrl)).text();
  const read = (pattern: RegExp): string => pattern.exec(metadata)?.[1] ?? "";
  const named = read(/<md:EntityDescriptor entityID="([^"]+)"/);
  const address = read(/HTTP-Redirect" Location="([^"]+)"/);
  // What is typed in beside the file has to agree with it.
  if (issuer !== undefined && issuer !== named) throw new Error("the issuer is not the metadata's");
  if (signOnUrl !== "" && signOnUrl !== address) throw new Error("the address is not the metadata's");
  return { issuer: named, signOnUrl: address, certificate: read(/<ds:X509Certificate>([^<]+)</) };
}

/** What a provider does that holds a fingerprint only: takes the certificate out of an answer, if it is the right one. */
export function certificateByFingerprint(told: ToldSaml, samlResponse: string): ToldSaml {
  if (told.sha1Fingerprint === undefined) return told;
  const xml = Buffer.from(samlResponse, "base64").toString();
  const [, certificate = ""] = /<ds:X509Certificate>([^<]+)<|<X509Certificate>([^<]+)</.exec(xml) ?? [];
  const { fingerprint } = new X509Certificate(Buffer.from(certificate, "base64"));
  if (fingerprint !== told.sha1Fingerprint) throw new Error("signature by another certificate");
  return { ...told, certificate: certificate.replaceAll(/\s/g, "") };
}
