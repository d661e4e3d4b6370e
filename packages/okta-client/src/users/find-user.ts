import { err, ok, type ResultAsync } from "neverthrow";
import { ask, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import { invalidCall, type OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";
import { equals } from "../search/expressions.ts";
import { searchUsers } from "./search-users.ts";
import { User } from "./user.ts";

/**
 * Looks a user up by id or login, whatever their status; `undefined` means Okta knows nobody by that name.
 * A login that holds a slash cannot be addressed: it is searched for, and not finding it there is an error
 * (`invalid`), as the search lags behind.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/getUser
 */
export function findUser(okta: OktaClient, idOrLogin: string): ResultAsync<User | undefined, OktaError> {
  if (!idOrLogin.includes("/")) {
    return undefinedWhenMissing(ask(okta, USERS.findUser, { path: { id: idOrLogin }, reply: User }));
  }
  return searchUsers(okta, equals("profile.login", idOrLogin)).andThen(([user]) =>
    user === undefined ? err(invalidCall(USERS.findUser.route, "id")) : ok(user),
  );
}
