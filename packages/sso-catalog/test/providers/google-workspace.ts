import { googleWorkspace } from "../../src/applications/google-workspace.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

const provider = (facts: Pick<Provider, "name" | "settings">, callbackUrl: string, audience: string): Provider => ({
  ...facts,
  application: googleWorkspace,
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "sso-profile.md");
      return {
        callbackUrl,
        audience,
        issuer: field("IdP entity ID"),
        signOnUrl: field("Sign-in page URL"),
        certificate: certificateIn(artefacts),
      };
    },
    nameId: "login",
    attributes: {},
    groups: undefined,
  },
  deactivation: "keep",
});

/** A profile of its own, whose addresses end in its id. */
export const googleWorkspaceProvider: Provider = provider(
  { name: "google-workspace", settings: { domain: "jupiter.example", rpId: "02abcde3" } },
  "https://accounts.google.com/samlrp/02abcde3/acs",
  "https://accounts.google.com/samlrp/02abcde3",
);

/** The old profile of the whole organisation, whose addresses come from the domain. */
export const googleLegacyProvider: Provider = provider(
  { name: "google-workspace (legacy profile)", settings: { domain: "jupiter.example" } },
  "https://www.google.com/a/jupiter.example/acs",
  "google.com/a/jupiter.example",
);
