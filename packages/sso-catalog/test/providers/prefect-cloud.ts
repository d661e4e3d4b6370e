import { prefectCloud } from "../../src/applications/prefect-cloud.ts";
import type { Provider } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

const REDIRECT = "https://api.prefect.cloud/auth/callback";

/** The set-up link asks for the address of the discovery document. */
export const prefectCloudProvider: Provider = {
  name: "prefect-cloud",
  application: prefectCloud,
  settings: { emailDomain: "jupiter.example", redirectUri: REDIRECT },
  groups: [],
  signOn: {
    protocol: "oidc",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "sso.md");
      return { issuer: field("Discovery endpoint"), clientId: field("Client ID"), redirectUri: REDIRECT };
    },
  },
  deactivation: "keep",
};
