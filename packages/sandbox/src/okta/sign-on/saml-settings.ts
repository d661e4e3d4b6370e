import { z } from "zod";
import type { App } from "../apps/app.ts";
import { type AttributeStatement, catalogueSignOn } from "./catalogue.ts";

/** Everything an assertion of one application is made of, whether Okta's catalogue knows it or its own settings say it. */
export interface SamlSettings {
  readonly acsUrl: string;
  readonly recipient: string;
  readonly destination: string;
  readonly audience: string;
  readonly nameIdFormat: string;
  /** `${user.userName}` */
  readonly nameIdTemplate: string;
  readonly relayState: string;
  readonly responseSigned: boolean;
  readonly assertionSigned: boolean;
  readonly signatureAlgorithm: "RSA_SHA256" | "RSA_SHA1";
  readonly digestAlgorithm: "SHA256" | "SHA1";
  readonly authnContext: string;
  readonly lifetimeSeconds: number;
  readonly statements: readonly AttributeStatement[];
}

const Statement = z.looseObject({
  type: z.enum(["EXPRESSION", "GROUP"]).catch("EXPRESSION"),
  name: z.string(),
  namespace: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined),
  values: z.array(z.string()).optional(),
  filterType: z.string().nullish(),
  filterValue: z.string().nullish(),
});
const text = z.string().nullish().catch(undefined);
const yes = z.boolean().nullish().catch(undefined);
const SignOn = z.looseObject({
  ssoAcsUrl: text,
  ssoAcsUrlOverride: text,
  recipient: text,
  recipientOverride: text,
  destination: text,
  destinationOverride: text,
  audience: text,
  audienceOverride: text,
  subjectNameIdFormat: text,
  subjectNameIdTemplate: text,
  defaultRelayState: text,
  responseSigned: yes,
  assertionSigned: yes,
  signatureAlgorithm: z.enum(["RSA_SHA256", "RSA_SHA1"]).optional().catch(undefined),
  digestAlgorithm: z.enum(["SHA256", "SHA1"]).optional().catch(undefined),
  authnContextClassRef: text,
  samlAssertionLifetimeSeconds: z.int().positive().optional().catch(undefined),
  attributeStatements: z.array(Statement).nullish().catch([]),
});
const Settings = z.looseObject({
  app: z.record(z.string(), z.unknown()).nullish().catch({}),
  signOn: SignOn.nullish(),
});

/** Reads them; `undefined` when neither the catalogue nor the settings say where an assertion goes, and for whom. */
export function samlSettings(app: App): SamlSettings | undefined {
  const { app: own, signOn } = Settings.catch({}).parse(app.settings);
  const known = catalogueSignOn(app.name, own ?? {});
  const acsUrl = signOn?.ssoAcsUrlOverride ?? known?.acsUrl ?? signOn?.ssoAcsUrl;
  const audience = signOn?.audienceOverride ?? known?.audience ?? signOn?.audience;
  if (acsUrl == null || acsUrl === "" || audience == null || audience === "") return undefined;
  return {
    acsUrl,
    audience,
    recipient: signOn?.recipientOverride ?? (known === undefined ? signOn?.recipient : undefined) ?? acsUrl,
    destination: signOn?.destinationOverride ?? (known === undefined ? signOn?.destination : undefined) ?? acsUrl,
    nameIdFormat:
      signOn?.subjectNameIdFormat ?? known?.nameIdFormat ?? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own template, filled in by Okta.
    nameIdTemplate: signOn?.subjectNameIdTemplate ?? "${user.userName}",
    relayState: signOn?.defaultRelayState ?? "",
    responseSigned: signOn?.responseSigned ?? true,
    assertionSigned: signOn?.assertionSigned ?? true,
    signatureAlgorithm: signOn?.signatureAlgorithm ?? "RSA_SHA256",
    digestAlgorithm: signOn?.digestAlgorithm ?? "SHA256",
    authnContext: signOn?.authnContextClassRef ?? "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    lifetimeSeconds: signOn?.samlAssertionLifetimeSeconds ?? 300,
    statements: [...(known?.statements ?? []), ...(signOn?.attributeStatements ?? [])],
  };
}
