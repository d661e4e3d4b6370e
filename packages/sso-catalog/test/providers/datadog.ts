import { datadog } from "../../src/applications/datadog.ts";
import type { Provider, ToldSaml } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

const at =
  (host: string) =>
  (artefacts: Parameters<typeof fieldsOf>[0]): ToldSaml => {
    const field = fieldsOf(artefacts, "saml.md");
    return {
      callbackUrl: `https://${host}/account/saml/assertion`,
      audience: `https://${host}/account/saml/metadata.xml`,
      metadataUrl: field("Identity provider metadata (upload)"),
      signOnUrl: field("Sign-on URL"),
    };
  };
const facts = {
  application: datadog,
  groups: ["datadog-on-call"],
  deactivation: "keep",
} as const;
const signOn = {
  protocol: "saml",
  nameId: "login",
  attributes: { givenName: "Ana", sn: "Silva" },
  groups: { attribute: "memberOf", seen: ["datadog-on-call"] },
} as const;

/** For all sites but the first Datadog asks for a custom application. */
export const datadogProvider: Provider = {
  ...facts,
  name: "datadog",
  settings: {
    site: "datadoghq.eu",
    mappings: [{ group: "datadog-on-call", roleId: "3fa85f64-5717-4562-b3fc-2c963f66afa6" }],
  },
  signOn: { ...signOn, understood: at("app.datadoghq.eu") },
};

/** The first site, through the catalogue. */
export const datadogFirstSiteProvider: Provider = {
  ...facts,
  name: "datadog (datadoghq.com)",
  settings: {},
  signOn: { ...signOn, understood: at("app.datadoghq.com") },
};
