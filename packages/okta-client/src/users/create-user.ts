import type { ResultAsync } from "neverthrow";
import { ask, type OktaClient } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { User } from "./user.ts";

/** A user to create. */
export interface NewUser {
  readonly profile: Readonly<Record<string, unknown>>;
  /** At most 20. */
  readonly groupIds?: readonly string[];
  /** `false` leaves the user `STAGED`; `true` starts activation, which mails the user when no password is set. */
  readonly activate: boolean;
}

/**
 * Creates a user. After a lost answer do not repeat it blindly: look the login up first, the user may exist.
 * Needs the scope `okta.users.manage` and the permission `okta.users.create`.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/createUser
 */
export function createUser(okta: OktaClient, user: NewUser): ResultAsync<User, OktaError> {
  return ask(okta, {
    endpoint: "POST /api/v1/users",
    method: "post",
    path: "api/v1/users",
    query: { activate: user.activate },
    body: { profile: user.profile, ...(user.groupIds === undefined ? {} : { groupIds: user.groupIds }) },
    reply: User,
  });
}
