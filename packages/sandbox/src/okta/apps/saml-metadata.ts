import type { Org } from "../org.ts";
import type { App } from "./app.ts";
import type { AppKey } from "./app-keys.ts";

/** What a service provider is told about an application's sign-on, with a certificate any reader accepts. */
export function samlMetadata(org: Org, app: App, { certificate: { der } }: AppKey): string {
  const location = `${org.baseUrl()}/app/${app.name}/${app.externalKey}/sso/saml`;
  const service = (binding: string): string =>
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${location}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor entityID="http://www.okta.com/${app.externalKey}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">`,
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${der.toString("base64")}</ds:X509Certificate>`,
    "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
    ...nameIdFormats(app).map((format) => `<md:NameIDFormat>${format}</md:NameIDFormat>`),
    `${service("HTTP-POST")}${service("HTTP-Redirect")}`,
    "</md:IDPSSODescriptor></md:EntityDescriptor>",
  ].join("");
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
