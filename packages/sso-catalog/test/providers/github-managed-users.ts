import { githubManagedUsers } from "../../src/applications/github-managed-users.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

/** The enterprise's address is the audience; accounts come by SCIM. */
export const githubManagedUsersProvider: Provider = {
  name: "github-managed-users",
  application: githubManagedUsers,
  settings: { enterprise: "jupiter" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "saml.md");
      return {
        callbackUrl: "https://github.com/enterprises/jupiter/saml/consume",
        audience: "https://github.com/enterprises/jupiter",
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
