import type { KeyObject } from "node:crypto";
import { SignedXml } from "xml-crypto";

/** What signs, and how. */
export interface XmlSigner {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
  readonly signatureAlgorithm: "RSA_SHA256" | "RSA_SHA1";
  readonly digestAlgorithm: "SHA256" | "SHA1";
}

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const SIGNATURES = {
  RSA_SHA256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  RSA_SHA1: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
} as const;
const DIGESTS = {
  SHA256: "http://www.w3.org/2001/04/xmlenc#sha256",
  SHA1: "http://www.w3.org/2000/09/xmldsig#sha1",
} as const;

/** Signs one element of a document, by its name; the signature stands behind its issuer, with the certificate in it. */
export function signXml(xml: string, element: "Assertion" | "Response", signer: XmlSigner): string {
  const base64 = signer.certificate.toString("base64");
  const signature = new SignedXml({
    privateKey: signer.privateKey.export({ type: "pkcs8", format: "pem" }),
    publicCert: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/(.{64})/g, "$1\n")}\n-----END CERTIFICATE-----\n`,
    signatureAlgorithm: SIGNATURES[signer.signatureAlgorithm],
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const xpath = `//*[local-name(.)='${element}']`;
  signature.addReference({
    xpath,
    digestAlgorithm: DIGESTS[signer.digestAlgorithm],
    transforms: [ENVELOPED, EXCLUSIVE],
    inclusiveNamespacesPrefixList: ["xs"],
  });
  signature.computeSignature(xml, {
    prefix: "ds",
    location: { reference: `${xpath}/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signature.getSignedXml();
}
