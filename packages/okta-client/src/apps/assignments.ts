import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { AppUser } from "./app.ts";

/**
 * Assigns a user to an application directly, with the profile the application wants. Needs `okta.apps.manage`, or
 * `okta.apps.assignment.manage` and `okta.users.appAssignment.manage`.
 */
export function assignUserToApp(
  okta: OktaClient,
  appId: string,
  assignment: { readonly userId: string; readonly profile?: Readonly<Record<string, unknown>> },
): ResultAsync<AppUser, OktaError> {
  return ask(okta, {
    endpoint: "POST /api/v1/apps/{appId}/users",
    method: "post",
    path: `api/v1/apps/${part(appId)}/users`,
    body: {
      id: assignment.userId,
      scope: "USER",
      ...(assignment.profile === undefined ? {} : { profile: assignment.profile }),
    },
    reply: AppUser,
    idempotent: true,
  });
}

/**
 * Ends a direct assignment; the application's profile of the user is lost. One that came with a group comes back:
 * take the group instead. Permissions as for {@link assignUserToApp}.
 */
export function unassignUserFromApp(okta: OktaClient, appId: string, userId: string): ResultAsync<void, OktaError> {
  return ask<unknown>(okta, {
    endpoint: "DELETE /api/v1/apps/{appId}/users/{userId}",
    method: "delete",
    path: `api/v1/apps/${part(appId)}/users/${part(userId)}`,
    reply: z.unknown(),
  })
    .orElse((error) => (error.kind === "not-found" ? okAsync(undefined) : errAsync(error)))
    .map(() => undefined);
}
