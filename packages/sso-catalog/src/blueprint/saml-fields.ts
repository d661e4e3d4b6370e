import { pem } from "../render/pem.ts";
import type { Artefact } from "./artefact.ts";
import type { LiveSaml } from "./live-application.ts";

/** What nearly every provider asks for, named as the provider names it. */
export function samlFields(
  live: LiveSaml,
  names: {
    readonly issuer?: string;
    readonly signOn?: string;
    readonly fingerprint?: string;
    readonly metadata?: string;
  },
): readonly (readonly [string, string])[] {
  const { issuer, signOn, fingerprint, metadata } = names;
  return [
    ...(metadata === undefined ? [] : [[metadata, live.metadataUrl] as const]),
    ...(issuer === undefined ? [] : [[issuer, live.entityId] as const]),
    ...(signOn === undefined ? [] : [[signOn, live.ssoUrl] as const]),
    ...(fingerprint === undefined ? [] : [[fingerprint, live.sha1Fingerprint] as const]),
  ];
}

/** What to know of the certificate, beside any form that takes it. */
export const certificateNote = (live: LiveSaml): string =>
  `The certificate ends at ${live.certificateEndsAt}; give the provider the next one before Okta signs with it.`;

/** The certificate as a file to upload. */
export function certificateFile(live: LiveSaml): Artefact {
  return {
    fileName: "okta.pem",
    language: "pem",
    text: pem(live.certificate),
    apply: `Upload or paste the certificate where the provider asks for it. ${certificateNote(live)}`,
  };
}
