import { salesforce } from "../../src/applications/salesforce.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

/** My Domain is where assertions arrive. */
export const salesforceProvider: Provider = {
  name: "salesforce",
  application: salesforce,
  settings: { myDomain: "jupiter" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "single-sign-on-settings.md");
      return {
        callbackUrl: "https://jupiter.my.salesforce.com",
        audience: field("Entity ID"),
        issuer: field("Issuer"),
        signOnUrl: field("Identity Provider Login URL"),
        certificate: certificateIn(artefacts),
      };
    },
    nameId: "login",
    attributes: {},
    groups: undefined,
  },
  deactivation: "keep",
};
