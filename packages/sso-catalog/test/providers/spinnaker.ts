import { parse } from "yaml";
import * as z from "zod";
import { spinnaker } from "../../src/applications/spinnaker.ts";
import type { Provider } from "./provider.ts";
import { artefactNamed } from "./read-artefact.ts";

const Gate = z.object({
  saml: z.object({ issuerId: z.string(), registrationId: z.string(), metadataUrl: z.url() }),
});

/** Gate fetches the metadata by itself, and takes roles out of an attribute. */
export const spinnakerProvider: Provider = {
  name: "spinnaker",
  application: spinnaker,
  settings: {
    gate: "gate.jupiter.example",
    requiredGroups: ["spinnaker-Users"],
    adminGroups: ["spinnaker-admins"],
  },
  groups: ["spinnaker-Users", "spinnaker-admins"],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => {
      const { saml } = Gate.parse(parse(artefactNamed(artefacts, "gate-local.yml")));
      return {
        callbackUrl: `https://gate.jupiter.example/saml/${saml.registrationId}`,
        audience: saml.issuerId,
        metadataUrl: saml.metadataUrl,
      };
    },
    nameId: "login",
    attributes: { email: "LOGIN", "User.FirstName": "Ana", "User.LastName": "Silva" },
    groups: { attribute: "memberOf", seen: ["spinnaker-Users", "spinnaker-admins"] },
  },
  deactivation: "untold",
};
