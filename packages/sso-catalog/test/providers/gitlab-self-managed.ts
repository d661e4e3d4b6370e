import { gitlabSelfManaged } from "../../src/applications/gitlab-self-managed.ts";
import type { Provider } from "./provider.ts";
import { artefactNamed } from "./read-artefact.ts";

/** What stands in `gitlab.rb` is all OmniAuth knows. */
export const gitlabSelfManagedProvider: Provider = {
  name: "gitlab-self-managed",
  application: gitlabSelfManaged,
  settings: {
    host: "gitlab.jupiter.example",
    requiredGroups: ["gitlab-users"],
    adminGroups: ["gitlab-admins"],
  },
  groups: ["gitlab-users"],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const text = artefactNamed(artefacts, "gitlab.rb");
      const option = (name: string) => new RegExp(`${name}: '([^']*)'`).exec(text)?.[1] ?? "";
      return {
        callbackUrl: option("assertion_consumer_service_url"),
        audience: option("issuer"),
        signOnUrl: option("idp_sso_target_url"),
        sha1Fingerprint: option("idp_cert_fingerprint"),
      };
    },
    nameId: "okta id",
    attributes: { email: "LOGIN", first_name: "Ana", last_name: "Silva" },
    groups: { attribute: "Groups", seen: ["gitlab-users"] },
  },
  deactivation: "keep",
};
