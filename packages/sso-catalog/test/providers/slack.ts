import { slack } from "../../src/applications/slack.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

/** Slack finds an account by the attribute with the address. */
export const slackProvider: Provider = {
  name: "slack",
  application: slack,
  settings: { domain: "jupiter" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "authentication.md");
      return {
        callbackUrl: "https://jupiter.slack.com/sso/saml",
        audience: field("Service Provider Issuer"),
        issuer: field("Identity Provider Issuer"),
        signOnUrl: field("SAML 2.0 Endpoint (HTTP)"),
        certificate: certificateIn(artefacts),
      };
    },
    nameId: "login",
    attributes: { "User.Email": "LOGIN", "User.Username": "LOGIN", first_name: "Ana", last_name: "Silva" },
    groups: undefined,
  },
  deactivation: "keep",
};
