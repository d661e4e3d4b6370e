import { z } from "zod";
import type { App } from "../apps/app.ts";
import type { Org } from "../org.ts";

/** An application that signs people on by OpenID Connect, as its settings say. */
export interface OidcClient {
  readonly app: App;
  readonly id: string;
  readonly secret: string | undefined;
  readonly authMethod: string;
  readonly pkceRequired: boolean;
  readonly redirectUris: readonly string[];
  readonly grantTypes: readonly string[];
  readonly responseTypes: readonly string[];
}

const list = z.array(z.string()).nullish().catch([]);
const Credentials = z.looseObject({
  oauthClient: z.looseObject({
    client_id: z.string(),
    client_secret: z.string().optional().catch(undefined),
    token_endpoint_auth_method: z.string().catch("client_secret_basic"),
    pkce_required: z.boolean().optional().catch(undefined),
  }),
});
const Settings = z.looseObject({
  oauthClient: z.looseObject({ redirect_uris: list, grant_types: list, response_types: list }),
});

/** Looks a client up by its id; one that is switched off is none. */
export function oidcClient(org: Org, clientId: string | null): OidcClient | undefined {
  for (const app of org.apps.values()) {
    if (app.signOnMode !== "OPENID_CONNECT" || app.status !== "ACTIVE") continue;
    const credentials = Credentials.safeParse(app.credentials);
    if (!credentials.success || credentials.data.oauthClient.client_id !== clientId) continue;
    const { client_id, client_secret, token_endpoint_auth_method, pkce_required } = credentials.data.oauthClient;
    const settings = Settings.safeParse(app.settings);
    const { redirect_uris, grant_types, response_types } = settings.success ? settings.data.oauthClient : {};
    return {
      app,
      id: client_id,
      secret: client_secret,
      authMethod: token_endpoint_auth_method,
      // A client that keeps no secret has nothing else to prove itself by.
      pkceRequired: pkce_required ?? token_endpoint_auth_method === "none",
      redirectUris: redirect_uris ?? [],
      grantTypes: grant_types ?? [],
      responseTypes: response_types ?? [],
    };
  }
  return undefined;
}
