import type { Result, ResultAsync } from "neverthrow";
import { ask, askAll, askPages, doneWhenMissing, tell, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { APPS } from "../endpoints/apps.ts";
import { AppUser } from "./app.ts";

/** What an application is told of a user. */
export interface AppAssignment {
  readonly userId: string;
  /** What the application wants to know besides what is mapped from the user. */
  readonly profile?: Readonly<Record<string, unknown>>;
  /** The name at the application. @defaultValue made by the application's template */
  readonly userName?: string;
}

/** One user's assignment to one application; `undefined` when there is none. */
export function findAppUser(
  okta: OktaClient,
  appId: string,
  userId: string,
): ResultAsync<AppUser | undefined, OktaError> {
  return undefinedWhenMissing(ask(okta, APPS.findAppUser, { path: { appId, userId }, reply: AppUser }));
}

/** Everybody assigned to an application, directly and by groups. */
export function listAppUsers(okta: OktaClient, appId: string): ResultAsync<readonly AppUser[], OktaError> {
  return askAll(okta, APPS.listAppUsers, { path: { appId }, query: { limit: 500 }, item: AppUser });
}

/** As {@link listAppUsers}, page by page, for applications with more users than one wants to hold. */
export function listAppUserPages(
  okta: OktaClient,
  appId: string,
): AsyncGenerator<Result<readonly AppUser[], OktaError>> {
  return askPages(okta, APPS.listAppUsers, { path: { appId }, query: { limit: 500 }, item: AppUser });
}

/** Assigns a user to an application directly; an assignment that came with a group becomes a direct one. */
export function assignUserToApp(
  okta: OktaClient,
  appId: string,
  { userId, profile, userName }: AppAssignment,
): ResultAsync<AppUser, OktaError> {
  const body = {
    id: userId,
    scope: "USER",
    ...(profile === undefined ? {} : { profile }),
    ...(userName === undefined ? {} : { credentials: { userName } }),
  };
  return ask(okta, APPS.assignUserToApp, { path: { appId }, body, reply: AppUser, repeatable: true });
}

/** Changes what an application is told of a user, leaving what is not given. */
export function updateAppUser(
  okta: OktaClient,
  appId: string,
  { userId, profile = {} }: AppAssignment,
): ResultAsync<AppUser, OktaError> {
  const path = { appId, userId };
  return ask(okta, APPS.updateAppUser, { path, body: { profile }, reply: AppUser, repeatable: true });
}

/**
 * Ends a direct assignment; the application's profile of the user is lost. One that came with a group comes back:
 * take the group instead. No assignment is done.
 */
export function unassignUserFromApp(okta: OktaClient, appId: string, userId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, APPS.unassignUserFromApp, { path: { appId, userId } }));
}
