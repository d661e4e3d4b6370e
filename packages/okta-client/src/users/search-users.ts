import type { Result, ResultAsync } from "neverthrow";
import { z } from "zod";
import { askAll, askPages, type OktaClient } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { User } from "./user.ts";

function call(expression: string) {
  return {
    endpoint: "GET /api/v1/users",
    method: "get",
    path: "api/v1/users",
    query: { search: expression, limit: 200 },
    reply: z.array(User),
  } as const;
}

/**
 * Finds users of every status by an expression (`profile.employeeNumber eq "42"`; build it with {@link equals}).
 * The index lags behind writes by about a second: not finding somebody here never proves they do not exist.
 * Needs `okta.users.read`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers
 */
export function searchUsers(okta: OktaClient, expression: string): ResultAsync<readonly User[], OktaError> {
  return askAll(okta, call(expression));
}

/** As {@link searchUsers}, page by page, for lists too long to hold. */
export function searchUserPages(
  okta: OktaClient,
  expression: string,
): AsyncGenerator<Result<readonly User[], OktaError>> {
  return askPages(okta, call(expression));
}

/** An `attribute eq "value"` expression whose value cannot end the quotes. */
export function equals(attribute: string, value: string): string {
  return `${attribute} eq ${JSON.stringify(value)}`;
}
