import { githubOrganisation } from "../../src/applications/github-organisation.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

/** The organisation's address is the audience; people bring accounts of their own. */
export const githubOrganisationProvider: Provider = {
  name: "github-organisation",
  application: githubOrganisation,
  settings: { organisation: "jupiter-climate" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "saml.md");
      return {
        callbackUrl: "https://github.com/orgs/jupiter-climate/saml/consume",
        audience: "https://github.com/orgs/jupiter-climate",
        issuer: field("Issuer"),
        signOnUrl: field("Sign on URL"),
        certificate: certificateIn(artefacts),
      };
    },
    nameId: "login",
    attributes: {},
    groups: undefined,
  },
  deactivation: "keep",
};
