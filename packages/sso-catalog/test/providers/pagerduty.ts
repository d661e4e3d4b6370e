import { pagerduty } from "../../src/applications/pagerduty.ts";
import type { Provider } from "./provider.ts";
import { certificateIn, fieldsOf } from "./read-artefact.ts";

/** PagerDuty deletes whoever is switched off. */
export const pagerdutyProvider: Provider = {
  name: "pagerduty",
  application: pagerduty,
  settings: { subdomain: "jupiter" },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => ({
      callbackUrl: "https://jupiter.pagerduty.com/sso/saml/consume",
      audience: "https://jupiter.pagerduty.com",
      signOnUrl: fieldsOf(artefacts, "single-sign-on.md")("Login URL"),
      certificate: certificateIn(artefacts),
    }),
    nameId: "login",
    attributes: { Name: "Ana Silva" },
    groups: undefined,
  },
  deactivation: "delete",
};
