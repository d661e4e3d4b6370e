import { X509Certificate } from "node:crypto";
import { XMLParser } from "fast-xml-parser";
import { err, ok, Result } from "neverthrow";
import * as z from "zod";
import type { LiveSaml } from "../blueprint/live-application.ts";

/** The text is no metadata of an identity provider. */
export interface BadMetadata {
  readonly kind: "bad-metadata";
  readonly sentence: string;
}

const list = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]);
const Service = z.looseObject({ "@Binding": z.string(), "@Location": z.url({ protocol: /^https?$/ }) });
const Key = z.looseObject({
  "@use": z.string().optional(),
  KeyInfo: z.looseObject({ X509Data: z.looseObject({ X509Certificate: z.string() }) }),
});
const Metadata = z.looseObject({
  EntityDescriptor: z.looseObject({
    "@entityID": z.string().min(1),
    IDPSSODescriptor: z.looseObject({ KeyDescriptor: list(Key), SingleSignOnService: list(Service) }),
  }),
});

const parser = new XMLParser({
  attributeNamePrefix: "@",
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  // Metadata has no use for entities, and they are how XML attacks its readers.
  processEntities: false,
});
const parseXml = Result.fromThrowable((xml: string): unknown => parser.parse(xml, true));
const parseCertificate = Result.fromThrowable((base64: string) => new X509Certificate(Buffer.from(base64, "base64")));

/**
 * Reads what a live SAML application says of itself: `GET /api/v1/apps/{id}/sso/saml/metadata`.
 *
 * @param orgUrl `https://jupiter.okta.com`
 */
export function readSamlMetadata(xml: string, orgUrl: string): Result<LiveSaml, BadMetadata> {
  const read = parseXml(xml).map((value) => Metadata.safeParse(value));
  if (read.isErr() || !read.value.success) return bad("it is not the metadata of an identity provider");
  const { "@entityID": entityId, IDPSSODescriptor: provider } = read.value.data.EntityDescriptor;
  const sso =
    provider.SingleSignOnService.find((service) => service["@Binding"].endsWith(":HTTP-Redirect")) ??
    provider.SingleSignOnService[0];
  const key = provider.KeyDescriptor.find(({ "@use": use }) => use !== "encryption");
  if (sso === undefined || key === undefined) return bad("it names no place to sign on, or no key");
  const certificate = key.KeyInfo.X509Data.X509Certificate.replaceAll(/\s/g, "");
  const parsed = parseCertificate(certificate);
  if (parsed.isErr()) return bad("its certificate cannot be read");
  return ok({
    protocol: "saml",
    orgUrl: new URL(orgUrl).origin,
    entityId,
    ssoUrl: sso["@Location"],
    metadataUrl: `${new URL(orgUrl).origin}/app/${entityId.split("/").at(-1)}/sso/saml/metadata`,
    certificate,
    sha1Fingerprint: parsed.value.fingerprint,
    certificateEndsAt: new Date(parsed.value.validTo).toISOString(),
  });
}

const bad = (why: string) =>
  err<never, BadMetadata>({ kind: "bad-metadata", sentence: `This is no SAML metadata: ${why}.` });
