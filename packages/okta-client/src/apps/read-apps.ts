import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, askAll, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { APPS } from "../endpoints/apps.ts";
import { GROUPS } from "../endpoints/groups.ts";
import { equals } from "../search/expressions.ts";
import { App, AppUser } from "./app.ts";

const PAGE = { limit: 200 };

/** Looks an application up by id. */
export function findApp(okta: OktaClient, appId: string): ResultAsync<App | undefined, OktaError> {
  return undefinedWhenMissing(ask(okta, APPS.findApp, { path: { appId }, reply: App }));
}

/** All applications of the org. */
export function listApps(okta: OktaClient): ResultAsync<readonly App[], OktaError> {
  return askAll(okta, APPS.listApps, { query: PAGE, item: App });
}

/** Applications a group gives to its members. */
export function listGroupApps(okta: OktaClient, groupId: string): ResultAsync<readonly App[], OktaError> {
  return askAll(okta, GROUPS.listGroupApps, { path: { groupId }, query: PAGE, item: App });
}

/** An application a user is assigned to, and how. */
export interface UserApp {
  readonly app: App;
  readonly assignment: AppUser | undefined;
}

const AppOfUser = App.extend({ _embedded: z.looseObject({ user: AppUser.optional() }).optional() });

/** Applications a user is assigned to, hidden ones included. */
export function listUserApps(okta: OktaClient, userId: string): ResultAsync<readonly UserApp[], OktaError> {
  const query = { filter: equals("user.id", userId), expand: `user/${userId}`, ...PAGE };
  return askAll(okta, APPS.listUserApps, { query, item: AppOfUser }).map((apps) =>
    apps.map((app) => ({ app, assignment: app._embedded?.user })),
  );
}

/** The SAML metadata (XML) a service provider is given; `keyId` for that of a key not yet in use. */
export function getSamlMetadata(
  okta: OktaClient,
  appId: string,
  { keyId }: { readonly keyId?: string } = {},
): ResultAsync<string, OktaError> {
  return ask(okta, APPS.getSamlMetadata, {
    path: { appId },
    query: { kid: keyId },
    headers: { accept: "text/xml" },
    read: "text",
    reply: z.string(),
  });
}
