import { zoom } from "../../src/applications/zoom.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

/** The vanity address without a scheme is what Zoom calls itself. */
export const zoomProvider: Provider = {
  name: "zoom",
  application: zoom,
  settings: { vanity: "jupiter" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "single-sign-on.md");
      return {
        callbackUrl: `${field("Vanity URL")}/saml/SSO`,
        audience: field("Service Provider (SP) Entity ID"),
        issuer: field("Issuer (IDP Entity ID)"),
        signOnUrl: field("Sign-in page URL"),
        certificate: certificateIn(artefacts),
      };
    },
    nameId: "login",
    attributes: { email: "LOGIN", firstName: "Ana", lastName: "Silva" },
    groups: undefined,
  },
  deactivation: "keep",
};
