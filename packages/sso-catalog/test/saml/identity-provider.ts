import { generate } from "selfsigned";
import { SignedXml } from "xml-crypto";
import type { OktaApplication } from "../../src/index.ts";

/** Somebody who signs on. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly groups: readonly string[];
}

/** Signs people on to one application as Okta would by what it holds of it: nothing else is read. */
export interface IdentityProvider {
  /** What the application says of itself. */
  readonly metadata: string;
  /** A response, as a browser posts it: base64. `undefined`: the person is not assigned. */
  respond(person: Person, to: { readonly isAssigned: boolean; readonly audience?: string }): string | undefined;
}

interface SignOn {
  readonly ssoAcsUrl: string;
  readonly audience: string;
  readonly subjectNameIdTemplate: string;
  readonly subjectNameIdFormat: string;
  readonly attributeStatements: readonly {
    readonly type: "EXPRESSION" | "GROUP";
    readonly name: string;
    readonly values?: readonly string[];
    readonly filterValue?: string;
  }[];
}

const ISSUER = "http://www.okta.com/exkfs4oiP02V0bg2o5d7";
const SSO = "https://jupiter.okta.com/app/jupiter_app_1/exkfs4oiP02V0bg2o5d7/sso/saml";
const NS = 'xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"';

/** Makes one with a key and a certificate of its own. */
export async function identityProvider(app: OktaApplication): Promise<IdentityProvider> {
  const { signOn } = app["settings"] as { readonly signOn: SignOn };
  const { private: privateKey, cert } = await generate([{ name: "commonName", value: "jupiter" }], {
    keySize: 2048,
    algorithm: "sha256",
  });
  const certificate = cert.replaceAll(/-----[^-]+-----|\s/g, "");
  return {
    metadata: `<md:EntityDescriptor entityID="${ISSUER}" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${SSO}"/></md:IDPSSODescriptor></md:EntityDescriptor>`,
    respond(person, { isAssigned, audience = signOn.audience }) {
      if (!isAssigned) return undefined;
      const signed = sign(assertion({ ...signOn, audience }, person), "Assertion", privateKey);
      return Buffer.from(sign(response(signOn, signed), "Response", privateKey)).toString("base64");
    },
  };
}

function assertion(signOn: SignOn, person: Person): string {
  const now = Date.now();
  const at = (offset: number) => new Date(now + offset).toISOString();
  const nameId = signOn.subjectNameIdTemplate.replaceAll(/\$\{user\.(\w+)\}/g, (_, name: string) => read(person, name));
  const attributes = signOn.attributeStatements.map(({ type, name, values = [], filterValue = "" }) => {
    const said =
      type === "GROUP"
        ? person.groups.filter((group) => group.startsWith(filterValue))
        : values.map((value) => read(person, value.replace("user.", "")));
    const inner = said.map((value) => `<saml2:AttributeValue>${value}</saml2:AttributeValue>`).join("");
    return `<saml2:Attribute Name="${name}">${inner}</saml2:Attribute>`;
  });
  return `<saml2:Assertion ${NS} ID="id1" IssueInstant="${at(0)}" Version="2.0"><saml2:Issuer>${ISSUER}</saml2:Issuer><saml2:Subject><saml2:NameID Format="${signOn.subjectNameIdFormat}">${nameId}</saml2:NameID><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData NotOnOrAfter="${at(300_000)}" Recipient="${signOn.ssoAcsUrl}"/></saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore="${at(-300_000)}" NotOnOrAfter="${at(300_000)}"><saml2:AudienceRestriction><saml2:Audience>${signOn.audience}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="${at(0)}"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement>${attributes.join("")}</saml2:AttributeStatement></saml2:Assertion>`;
}

function response({ ssoAcsUrl }: SignOn, inner: string): string {
  return `<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" ${NS} Destination="${ssoAcsUrl}" ID="id2" IssueInstant="${new Date().toISOString()}" Version="2.0"><saml2:Issuer>${ISSUER}</saml2:Issuer><saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>${inner}</saml2p:Response>`;
}

const read = (person: Person, name: string): string => {
  const attributes: Readonly<Record<string, unknown>> = { ...person, userName: person.login };
  return String(attributes[name]);
};

function sign(xml: string, element: "Assertion" | "Response", privateKey: string): string {
  const signature = new SignedXml({
    privateKey,
    signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
  });
  const xpath = `//*[local-name(.)='${element}']`;
  signature.addReference({
    xpath,
    digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#"],
  });
  const issuer = `${xpath}/*[local-name(.)='Issuer']`;
  signature.computeSignature(xml, { location: { reference: issuer, action: "after" } });
  return signature.getSignedXml();
}
