import { keyInUse } from "../apps/app-keys.ts";
import { attributeValues } from "./attribute-values.ts";
import type { AttributeStatement } from "./catalogue.ts";
import { fillIn, type SignedOnPerson } from "./person.ts";
import type { SamlSettings } from "./saml-settings.ts";
import { signXml } from "./sign-xml.ts";
import { escapeXml } from "./xml.ts";

/** What the service provider asked, where it did and not the person. */
export interface SamlQuestion {
  readonly inResponseTo: string | undefined;
  /** When the person signed in to Okta. */
  readonly authenticatedAt: string;
}

const SAML = 'xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"';
const UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified";

/** A response with an assertion about somebody, signed as the application's settings say: base64, as a form posts it. */
export function samlResponse(person: SignedOnPerson, settings: SamlSettings, question: SamlQuestion): string {
  const { org, app } = person;
  const key = keyInUse(org, app, null);
  if (key === undefined) throw new Error("an application has a key, made when somebody first asks");
  const signer = { ...settings, privateKey: key.privateKey, certificate: key.certificate.der };
  const plain = assertion(person, settings, question);
  const inner = settings.assertionSigned ? signXml(plain, "Assertion", signer) : plain;
  const whole = response(person, settings, question, inner);
  return Buffer.from(settings.responseSigned ? signXml(whole, "Response", signer) : whole).toString("base64");
}

const issuer = ({ app }: SignedOnPerson, prefix = ""): string =>
  `<saml2:Issuer${prefix} Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">http://www.okta.com/${escapeXml(app.externalKey)}</saml2:Issuer>`;

const inResponse = ({ inResponseTo }: SamlQuestion): string =>
  inResponseTo === undefined ? "" : ` InResponseTo="${escapeXml(inResponseTo)}"`;

function response(person: SignedOnPerson, settings: SamlSettings, question: SamlQuestion, inner: string): string {
  const { org } = person;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<saml2p:Response xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" Destination="${escapeXml(settings.destination)}" ID="id${org.callRandom.digits(20)}"${inResponse(question)} IssueInstant="${org.clock.iso()}" Version="2.0">`,
    issuer(person, ` ${SAML}`),
    '<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>',
    `${inner}</saml2p:Response>`,
  ].join("");
}

function assertion(person: SignedOnPerson, settings: SamlSettings, question: SamlQuestion): string {
  const { org } = person;
  const at = (seconds: number) => new Date(org.clock.now() + seconds * 1000).toISOString();
  const [begins, ends] = [at(-settings.lifetimeSeconds), at(settings.lifetimeSeconds)];
  const id = `id${org.callRandom.digits(20)}`;
  return [
    `<saml2:Assertion ${SAML} ID="${id}" IssueInstant="${at(0)}" Version="2.0">`,
    issuer(person),
    `<saml2:Subject><saml2:NameID Format="${escapeXml(settings.nameIdFormat)}">${escapeXml(fillIn(person, settings.nameIdTemplate))}</saml2:NameID>`,
    '<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">',
    `<saml2:SubjectConfirmationData${inResponse(question)} NotOnOrAfter="${ends}" Recipient="${escapeXml(settings.recipient)}"/></saml2:SubjectConfirmation></saml2:Subject>`,
    `<saml2:Conditions NotBefore="${begins}" NotOnOrAfter="${ends}"><saml2:AudienceRestriction><saml2:Audience>${escapeXml(settings.audience)}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>`,
    `<saml2:AuthnStatement AuthnInstant="${question.authenticatedAt}" SessionIndex="${escapeXml(question.inResponseTo ?? id)}"><saml2:AuthnContext><saml2:AuthnContextClassRef>${escapeXml(settings.authnContext)}</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>`,
    attributes(person, settings.statements),
    "</saml2:Assertion>",
  ].join("");
}

function attributes(person: SignedOnPerson, statements: readonly AttributeStatement[]): string {
  const written = statements.map((statement) => {
    const values = attributeValues(person, statement);
    if (values.length === 0) return "";
    const inner = values.map((text) => `<saml2:AttributeValue ${TYPED}>${escapeXml(text)}</saml2:AttributeValue>`);
    const format = escapeXml(statement.namespace ?? UNSPECIFIED);
    return `<saml2:Attribute Name="${escapeXml(statement.name)}" NameFormat="${format}">${inner.join("")}</saml2:Attribute>`;
  });
  const all = written.join("");
  return all === "" ? "" : `<saml2:AttributeStatement ${SAML}>${all}</saml2:AttributeStatement>`;
}

const TYPED =
  'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string"';
