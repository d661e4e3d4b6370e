import type { Org } from "../org.ts";
import type { App } from "./app.ts";
import { type Certificate, createSigningKey, issueCertificate } from "./certificate.ts";

/** What a service provider is told about an application's sign-on, with a certificate any reader accepts. */
export function samlMetadata(org: Org, app: App): string {
  const location = `${org.baseUrl()}/app/${app.name}/${app.externalKey}/sso/saml`;
  const certificate = certificateOf(org, app).der.toString("base64");
  const service = (binding: string): string =>
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor entityID="http://www.okta.com/${app.externalKey}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${certificate}</ds:X509Certificate>`,
    "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
    ...nameIdFormats(app).map((format) => `<md:NameIDFormat>${format}</md:NameIDFormat>`),
    `${service("HTTP-POST")}${service("HTTP-Redirect")}`,
    "</md:IDPSSODescriptor></md:EntityDescriptor>",
  ].join("");
}

/** The certificate of an application, made at the first asking. */
function certificateOf(org: Org, app: App): Certificate {
  const known = org.certificates.get(app.id);
  if (known !== undefined) return known;
  org.signingKey ??= createSigningKey();
  const serial = BigInt(`0x${Buffer.from(app.externalKey).toString("hex").slice(0, 24)}`);
  const certificate = issueCertificate(org.signingKey, {
    commonName: org.subdomain,
    serial,
    from: new Date(app.created),
  });
  org.certificates.set(app.id, certificate);
  return certificate;
}

function nameIdFormats(app: App): readonly string[] {
  const { signOn } = app.settings;
  const chosen = typeof signOn === "object" && signOn !== null && "subjectNameIdFormat" in signOn;
  const format = chosen ? signOn.subjectNameIdFormat : undefined;
  const usual = [
    "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  ];
  return typeof format === "string" && !usual.includes(format) ? [format, ...usual] : usual;
}
