import type { Org } from "../org.ts";
import type { App } from "./app.ts";

/** What a service provider is told about an application's sign-on. The certificate is made up, but well-formed Base64. */
export function samlMetadata(org: Org, app: App): string {
  const location = `${org.baseUrl()}/app/${app.name}/${app.externalKey}/sso/saml`;
  const certificate = Buffer.from(`certificate of ${app.externalKey}`.repeat(20)).toString("base64");
  const service = (binding: string): string =>
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor entityID="http://www.okta.com/${app.externalKey}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${certificate}</ds:X509Certificate>`,
    "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
    "<md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>",
    `${service("HTTP-POST")}${service("HTTP-Redirect")}`,
    "</md:IDPSSODescriptor></md:EntityDescriptor>",
  ].join("");
}
