import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, askAll, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { equals } from "../users/search-users.ts";
import { App, AppUser } from "./app.ts";

/** Looks an application up by id. Needs `okta.apps.read`. */
export function findApp(okta: OktaClient, appId: string): ResultAsync<App | undefined, OktaError> {
  return ask<App | undefined>(okta, {
    endpoint: "GET /api/v1/apps/{id}",
    method: "get",
    path: `api/v1/apps/${part(appId)}`,
    reply: App,
  }).orElse((error) => (error.kind === "not-found" ? okAsync(undefined) : errAsync(error)));
}

/** All applications of the org. Needs `okta.apps.read`. */
export function listApps(okta: OktaClient): ResultAsync<readonly App[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/apps",
    method: "get",
    path: "api/v1/apps",
    query: { limit: 200 },
    reply: z.array(App),
  });
}

/** An application a user is assigned to, and how. */
export interface UserApp {
  readonly app: App;
  readonly assignment: AppUser | undefined;
}

const AppOfUser = App.extend({ _embedded: z.looseObject({ user: AppUser.optional() }).optional() });

/** Applications a user is assigned to, hidden ones included. Needs `okta.apps.read`. */
export function listUserApps(okta: OktaClient, userId: string): ResultAsync<readonly UserApp[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/apps",
    method: "get",
    path: "api/v1/apps",
    query: { filter: equals("user.id", userId), expand: `user/${userId}`, limit: 200 },
    reply: z.array(AppOfUser),
  }).map((apps) => apps.map((app) => ({ app, assignment: app._embedded?.user })));
}

/** One user's assignment to one application; `undefined` when there is none. Needs `okta.apps.read`. */
export function findAppUser(
  okta: OktaClient,
  appId: string,
  userId: string,
): ResultAsync<AppUser | undefined, OktaError> {
  return ask<AppUser | undefined>(okta, {
    endpoint: "GET /api/v1/apps/{appId}/users/{userId}",
    method: "get",
    path: `api/v1/apps/${part(appId)}/users/${part(userId)}`,
    reply: AppUser,
  }).orElse((error) => (error.kind === "not-found" ? okAsync(undefined) : errAsync(error)));
}
