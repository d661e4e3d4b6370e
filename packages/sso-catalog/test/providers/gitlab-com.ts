import { gitlabCom } from "../../src/applications/gitlab-com.ts";
import type { Provider } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

/** GitLab.com derives its addresses from the group's path, and believes whoever has the key of a fingerprint. */
export const gitlabComProvider: Provider = {
  name: "gitlab-com",
  application: gitlabCom,
  settings: {
    group: "jupiter",
    links: [
      { group: "gitlab-developers", path: "jupiter/models", access: "developer" },
      { group: "gitlab-leads", path: "jupiter", access: "maintainer", memberRoleId: 7 },
    ],
  },
  groups: ["gitlab-developers"],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "saml-sso.md");
      return {
        callbackUrl: "https://gitlab.com/groups/jupiter/-/saml/callback",
        audience: "https://gitlab.com/groups/jupiter",
        signOnUrl: field("Identity provider single sign-on URL"),
        sha1Fingerprint: field("Certificate fingerprint"),
      };
    },
    nameId: "okta id",
    attributes: { email: "LOGIN", first_name: "Ana", last_name: "Silva" },
    groups: { attribute: "Groups", seen: ["gitlab-developers"] },
  },
  deactivation: "keep",
};
