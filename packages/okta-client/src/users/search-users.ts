import type { Result, ResultAsync } from "neverthrow";
import { askAll, askPages } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";
import { User } from "./user.ts";

/** How to walk a long list. */
export interface PageOptions {
  /** Items per page. @defaultValue 200, the most Okta gives without risking a time-out */
  readonly limit?: number;
}

const asked = (expression: string, { limit = 200 }: PageOptions) => ({
  query: { search: expression, limit },
  item: User,
});

/**
 * Finds users of every status by an expression, built with `equals` and its like. The index lags behind writes by
 * about a second: not finding somebody here never proves they do not exist. Ask `findUser` for that.
 *
 * @example
 * ```ts
 * const found = await searchUsers(okta, equals("profile.employeeNumber", "4711"));
 * ```
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers
 */
export function searchUsers(
  okta: OktaClient,
  expression: string,
  options: PageOptions = {},
): ResultAsync<readonly User[], OktaError> {
  return askAll(okta, USERS.searchUsers, asked(expression, options));
}

/** As {@link searchUsers}, page by page, for lists too long to hold. */
export function searchUserPages(
  okta: OktaClient,
  expression: string,
  options: PageOptions = {},
): AsyncGenerator<Result<readonly User[], OktaError>> {
  return askPages(okta, USERS.searchUsers, asked(expression, options));
}

/** Every user who is not deactivated, page by page, from the directory itself and not from the index. */
export function listUsers(
  okta: OktaClient,
  { limit = 200 }: PageOptions = {},
): AsyncGenerator<Result<readonly User[], OktaError>> {
  return askPages(okta, USERS.listUsers, { query: { limit }, item: User });
}
