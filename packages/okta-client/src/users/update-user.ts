import type { ResultAsync } from "neverthrow";
import { ask, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { User } from "./user.ts";

/**
 * Changes the given profile attributes and leaves the others; `null` clears one.
 * Saying the same twice changes nothing more. Needs `okta.users.manage`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/updateUser
 */
export function updateUser(
  okta: OktaClient,
  userId: string,
  change: { readonly profile: Readonly<Record<string, unknown>> },
): ResultAsync<User, OktaError> {
  return ask(okta, {
    endpoint: "POST /api/v1/users/{id}",
    method: "post",
    path: `api/v1/users/${part(userId)}`,
    body: { profile: change.profile },
    reply: User,
    idempotent: true,
  });
}
