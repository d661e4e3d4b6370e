import { snowflake } from "../../src/applications/snowflake.ts";
import type { Provider } from "./provider.ts";
import { artefactNamed } from "./read-artefact.ts";

/** The security integration holds everything, its own addresses too. */
export const snowflakeProvider: Provider = {
  name: "snowflake",
  application: snowflake,
  settings: { account: "jupiter-prod" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const sql = artefactNamed(artefacts, "single-sign-on.sql");
      const parameter = (name: string) => new RegExp(`^ +${name} = '([^']*)'`, "m").exec(sql)?.[1] ?? "";
      return {
        callbackUrl: parameter("SAML2_SNOWFLAKE_ACS_URL"),
        audience: parameter("SAML2_SNOWFLAKE_ISSUER_URL"),
        issuer: parameter("SAML2_ISSUER"),
        signOnUrl: parameter("SAML2_SSO_URL"),
        certificate: parameter("SAML2_X509_CERT"),
      };
    },
    nameId: "login",
    attributes: {},
    groups: undefined,
  },
  deactivation: "keep",
};
