import type { ResultAsync } from "neverthrow";
import { ask } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";
import { User } from "./user.ts";

/**
 * Changes the given profile attributes and leaves the others; `null` clears one.
 * Saying the same twice changes nothing more.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/updateUser
 */
export function updateUser(
  okta: OktaClient,
  userId: string,
  change: { readonly profile: Readonly<Record<string, unknown>> },
): ResultAsync<User, OktaError> {
  const body = { profile: change.profile };
  return ask(okta, USERS.updateUser, { path: { id: userId }, body, reply: User, repeatable: true });
}

/**
 * Replaces a whole profile, and with it the user's type if asked: every attribute not given is erased. Start from
 * what `findUser` gave. This is the only way to change a type.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/replaceUser
 */
export function replaceUser(
  okta: OktaClient,
  userId: string,
  user: { readonly profile: Readonly<Record<string, unknown>>; readonly typeId?: string },
): ResultAsync<User, OktaError> {
  const type = user.typeId === undefined ? {} : { type: { id: user.typeId } };
  return ask(okta, USERS.replaceUser, { path: { id: userId }, body: { profile: user.profile, ...type }, reply: User });
}
