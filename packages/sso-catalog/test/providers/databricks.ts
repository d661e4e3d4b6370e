import { databricks } from "../../src/applications/databricks.ts";
import type { Provider } from "./provider.ts";
import { fieldsOf } from "./read-artefact.ts";

const REDIRECT = "https://accounts.cloud.databricks.com/oidc/consume";

/** The account console asks for the issuer and finds the rest by itself. */
export const databricksProvider: Provider = {
  name: "databricks",
  application: databricks,
  settings: { accountId: "3fa85f64-5717-4562-b3fc-2c963f66afa6", redirectUri: REDIRECT },
  groups: [],
  signOn: {
    protocol: "oidc",
    understood: (artefacts) => {
      const field = fieldsOf(artefacts, "authentication.md");
      return { issuer: field("OpenID issuer URL"), clientId: field("Client ID"), redirectUri: REDIRECT };
    },
  },
  deactivation: "keep",
};
