import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { ask, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { User } from "./user.ts";

/**
 * Looks a user up by id or login, whatever their status; `undefined` means Okta knows nobody by that name.
 * A login that holds a slash cannot be found by path; use {@link searchUsers}. Needs the scope `okta.users.read`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/getUser
 */
export function findUser(okta: OktaClient, idOrLogin: string): ResultAsync<User | undefined, OktaError> {
  // "." and ".." would collapse the path and address another resource.
  if (idOrLogin === "." || idOrLogin === ".." || idOrLogin === "") return okAsync(undefined);
  return ask<User | undefined>(okta, {
    endpoint: "GET /api/v1/users/{id}",
    method: "get",
    path: `api/v1/users/${part(idOrLogin)}`,
    reply: User,
  }).orElse((error) => (error.kind === "not-found" ? okAsync(undefined) : errAsync(error)));
}
