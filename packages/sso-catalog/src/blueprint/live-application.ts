/** What an application that exists in Okta says of itself to its provider. Nothing in it is secret. */
export type LiveApplication = LiveSaml | LiveOidc;

/** As its SAML metadata has it; made by `readSamlMetadata`. */
export interface LiveSaml {
  readonly protocol: "saml";
  /** `https://jupiter.okta.com` */
  readonly orgUrl: string;
  /** `http://www.okta.com/exk…` */
  readonly entityId: string;
  /** Where a browser is sent to sign on. */
  readonly ssoUrl: string;
  /** Where the provider may read all this for itself. */
  readonly metadataUrl: string;
  /** What signs assertions: base64 of the DER, in one line. */
  readonly certificate: string;
  /** Hexadecimal, in pairs, as providers ask for it. */
  readonly sha1Fingerprint: string;
  /** Instant, ISO 8601 in UTC: nobody can sign on after it. */
  readonly certificateEndsAt: string;
}

/** As Okta's OpenID Connect discovery has it. The client's secret is handed over apart. */
export interface LiveOidc {
  readonly protocol: "oidc";
  /** `https://jupiter.okta.com`, which is the issuer too. */
  readonly orgUrl: string;
  readonly clientId: string;
}
