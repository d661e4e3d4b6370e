import type { Application, Artefact } from "../../src/index.ts";

/** What a provider's operator knows of Okta after reading what we told them, and what their own pages say. */
export interface ToldSaml {
  /** Where assertions arrive, and for whom they have to be: the provider's own facts, told or not. */
  readonly callbackUrl: string;
  readonly audience: string;
  /** One of these tells the key. */
  readonly certificate?: string;
  readonly sha1Fingerprint?: string;
  readonly metadataUrl?: string;
  /** Told beside the certificate; the metadata has them too. */
  readonly issuer?: string;
  readonly signOnUrl?: string;
}

/** What an OpenID Connect client is set up with. The secret is handed over apart. */
export interface ToldOidc {
  readonly issuer: string;
  readonly clientId: string;
  /** Where the provider wants people back. */
  readonly redirectUri: string;
}

/** How people get in, as the provider's own documentation has it. */
export type SignOn =
  | {
      readonly protocol: "saml";
      /** Reads the artefacts as the provider's software, or its operator, would. */
      readonly understood: (artefacts: readonly Artefact[]) => ToldSaml | Promise<ToldSaml>;
      /** What the provider knows a person by. */
      readonly nameId: "login" | "okta id";
      /** Attributes the provider reads, for a person called Ana Silva; `LOGIN` and `ID` stand for hers. */
      readonly attributes: Readonly<Record<string, string>>;
      /** Where it reads groups, and which of hers it has to see; `undefined` where an assertion carries none. */
      readonly groups: { readonly attribute: string; readonly seen: readonly string[] } | undefined;
    }
  | { readonly protocol: "oidc"; readonly understood: (artefacts: readonly Artefact[]) => ToldOidc };

/** A provider as its own documentation describes it: what the blueprint is held against. */
export interface Provider {
  /** Apart from the application's key where one blueprint is proved in two ways. */
  readonly name: string;
  readonly application: Application;
  readonly settings: unknown;
  /** Names of Okta groups somebody is in who may do something there. */
  readonly groups: readonly string[];
  readonly signOn: SignOn;
  /** What it does when Okta's SCIM client says `active: false`. `untold`: nobody says anything to it. */
  readonly deactivation: "keep" | "delete" | "untold";
  /** What an administrator sets in Okta's console that no documented call can: settings of the application. */
  readonly inConsole?: Readonly<Record<string, string>>;
}
