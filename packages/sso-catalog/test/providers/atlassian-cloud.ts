import { atlassianCloud } from "../../src/applications/atlassian-cloud.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

const CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** Atlassian shows its own addresses, which end in an id of the directory. */
export const atlassianProvider: Provider = {
  name: "atlassian-cloud",
  application: atlassianCloud,
  settings: { domain: "jupiter.example" },
  groups: [],
  inConsole: { uniqueId: "a1b2c3d4" },
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "saml.md");
      return {
        callbackUrl: "https://auth.atlassian.com/login/callback?connection=saml-a1b2c3d4",
        audience: "https://auth.atlassian.com/saml/a1b2c3d4",
        issuer: field("Identity provider Entity ID"),
        signOnUrl: field("Identity provider SSO URL"),
        certificate: certificateIn(artefacts),
      };
    },
    nameId: "login",
    attributes: { [`${CLAIM}/givenname`]: "Ana", [`${CLAIM}/surname`]: "Silva", [`${CLAIM}/name`]: "ID" },
    groups: undefined,
  },
  deactivation: "keep",
};
