import { tableauCloud } from "../../src/applications/tableau-cloud.ts";
import type { Provider } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

const SITE = "https://sso.online.tableau.com/public/sp";

/** The site's page shows its own addresses, and takes the metadata as a file. */
export const tableauCloudProvider: Provider = {
  name: "tableau-cloud",
  application: tableauCloud,
  settings: { acsUrl: `${SITE}/SSO?alias=3fa85f64`, entityId: `${SITE}/metadata?alias=3fa85f64` },
  groups: [],
  signOn: {
    protocol: "saml",
    understood: (artefacts) => ({
      callbackUrl: `${SITE}/SSO?alias=3fa85f64`,
      audience: `${SITE}/metadata?alias=3fa85f64`,
      metadataUrl: fieldsOf(artefacts, "authentication.md")("Metadata file (download, then upload)"),
    }),
    nameId: "login",
    attributes: { Email: "LOGIN", FirstName: "Ana", LastName: "Silva" },
    groups: undefined,
  },
  deactivation: "keep",
};
