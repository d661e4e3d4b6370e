import type { ConfiguredApplication, LiveApplication } from "../../src/index.ts";
import { readSamlMetadata } from "../../src/index.ts";
import type { Provider } from "../providers/provider.ts";
import { assigning, loginAt, type Stage } from "./stage.ts";

/** An application that exists in Okta, made of what the blueprint says and of nothing else. */
export interface MadeApplication {
  readonly id: string;
  readonly label: string;
  readonly configured: ConfiguredApplication;
  /** What it says of itself, as we read it: asking makes its key. */
  readonly live: () => Promise<LiveApplication>;
  /** Of an OpenID Connect client: handed over apart. */
  readonly secret: string;
}

/**
 * Makes it by the API, assigns its group, and puts the provider's person in.
 *
 * @param scimUrl - where the provider takes users, for one whose provisioning an administrator switches on
 */
export async function makeApplication(stage: Stage, provider: Provider, scimUrl?: string): Promise<MadeApplication> {
  const label = scimUrl === undefined ? provider.name : `${provider.name}, provisioned`;
  const settings = { ...(provider.settings as object), label };
  const configured = provider.application.configure(settings)._unsafeUnwrap();
  const made = await stage.ask("POST", "/api/v1/apps", configured.okta);
  const id = made.at("id");
  if (provider.inConsole !== undefined) {
    const app = JSON.parse(made.text) as { settings: { app?: object } };
    const filled = { ...app.settings, app: { ...app.settings.app, ...provider.inConsole } };
    await stage.ask("PUT", `/api/v1/apps/${id}`, { ...app, settings: filled });
  }
  if (scimUrl !== undefined && provider.deactivation !== "untold") {
    stage.sandbox.okta.people.switchOnProvisioning(label, scimUrl);
  }
  await stage.ask("PUT", `/api/v1/apps/${id}/groups/${stage.groupId(assigning(provider))}`, {});
  await stage.ask("PUT", membership(stage, provider, assigning(provider)));
  await stage.pass(60_000);
  const { url } = stage.sandbox.okta;
  const live = async (): Promise<LiveApplication> => {
    if (provider.signOn.protocol === "oidc") {
      return { protocol: "oidc", orgUrl: url, clientId: made.at("credentials.oauthClient.client_id") };
    }
    const { text } = await stage.ask("GET", `/api/v1/apps/${id}/sso/saml/metadata`);
    return readSamlMetadata(text, url)._unsafeUnwrap();
  };
  return { id, label, configured, live, secret: made.at("credentials.oauthClient.client_secret") };
}

/** The address of the person's membership in a group. */
export function membership(stage: Stage, provider: Provider, group: string): string {
  return `/api/v1/groups/${stage.groupId(group)}/users/${stage.userId(loginAt(provider))}`;
}
