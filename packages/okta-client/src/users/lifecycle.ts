import type { ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";

type Query = Readonly<Record<string, boolean | undefined>>;

function lifecycle(
  okta: OktaClient,
  userId: string,
  operation: string,
  query: Query = {},
): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: `POST /api/v1/users/{id}/lifecycle/${operation}`,
    method: "post",
    path: `api/v1/users/${part(userId)}/lifecycle/${operation}`,
    query,
    // Without a body Okta wants an explicit length of zero.
    body: {},
    reply: z.unknown(),
  }).map(() => undefined);
}

/** Activates a `STAGED` or `DEPROVISIONED` user; mails them a link unless told not to. Permission `okta.users.lifecycle.activate`. */
export function activateUser(
  okta: OktaClient,
  userId: string,
  options: { readonly sendEmail: boolean },
): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "activate", { sendEmail: options.sendEmail });
}

/** Sends a `PROVISIONED` user a new activation link. Permission `okta.users.lifecycle.activate`. */
export function reactivateUser(
  okta: OktaClient,
  userId: string,
  options: { readonly sendEmail: boolean },
): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "reactivate", { sendEmail: options.sendEmail });
}

/** Blocks sign-in and clears Okta sessions; reversible, and keeps groups and applications. Permission `okta.users.lifecycle.suspend`. */
export function suspendUser(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "suspend");
}

/** Takes a suspension back, to the status held before. Permission `okta.users.lifecycle.unsuspend`. */
export function unsuspendUser(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "unsuspend");
}

/** Unlocks a `LOCKED_OUT` user. Permission `okta.users.lifecycle.unlock`. */
export function unlockUser(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "unlock");
}

/**
 * Ends the account: applications go, group memberships stay. Answers `not-found` for somebody already
 * deactivated, so read the status. Permission `okta.users.lifecycle.deactivate`.
 */
export function deactivateUser(
  okta: OktaClient,
  userId: string,
  options: { readonly sendEmail?: boolean } = {},
): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "deactivate", { sendEmail: options.sendEmail });
}

/** Makes the user enrol all their factors anew. Permission `okta.users.credentials.resetFactors`. */
export function resetUserFactors(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return lifecycle(okta, userId, "reset_factors");
}

/**
 * Deactivates an active user, and erases a deactivated one: the answer is the same, so read back which it was.
 * Permission `okta.users.lifecycle.delete`.
 */
export function deleteUser(okta: OktaClient, userId: string): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: "DELETE /api/v1/users/{id}",
    method: "delete",
    path: `api/v1/users/${part(userId)}`,
    reply: z.unknown(),
    // Repeating it goes one step further: from deactivated to gone.
    idempotent: false,
  }).map(() => undefined);
}
