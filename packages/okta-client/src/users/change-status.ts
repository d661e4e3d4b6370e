import { readBackWrite } from "@tenure/http-kit";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { type Asked, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import type { USERS } from "../endpoints/users.ts";
import { findUser } from "./find-user.ts";
import type { User } from "./user.ts";

type Change = (typeof USERS)["activateUser" | "suspendUser" | "unsuspendUser" | "unlockUser" | "deactivateUser"];

/**
 * Makes a change of status that can be seen afterwards. When the answer is lost the user is read: one who has
 * arrived, or is on the way, is the answer; one who has not moved is asked for again.
 */
export function changeStatus<E extends Change>(
  okta: OktaClient,
  endpoint: E,
  asked: Asked<E> & { readonly path: { readonly id: string } },
  hasArrived: (status: string) => boolean,
): ResultAsync<void, OktaError> {
  return readBackWrite({
    write: () => tell(okta, endpoint, asked).map(() => true as const),
    look: () => findUser(okta, asked.path.id).map((user) => (isThere(user, hasArrived) ? true : undefined)),
  }).map(() => undefined);
}

/** Whether a user holds a status, or is on the way to it. `false` for nobody. */
function isThere(user: User | undefined, hasArrived: (status: string) => boolean): boolean {
  return user !== undefined && (hasArrived(user.status) || hasArrived(user.transitioningToStatus ?? user.status));
}

/**
 * Deactivating somebody twice is answered like deactivating nobody; their own status tells the two apart. When it
 * cannot be read, the refusal is passed on as it was.
 */
export function doneWhenThere(
  okta: OktaClient,
  userId: string,
  change: ResultAsync<void, OktaError>,
  hasArrived: (status: string) => boolean,
): ResultAsync<void, OktaError> {
  return change.orElse((refused) => {
    if (refused.kind !== "not-found") return errAsync(refused);
    return findUser(okta, userId)
      .mapErr(() => refused)
      .andThen((user) => (isThere(user, hasArrived) ? okAsync(undefined) : errAsync(refused)));
  });
}
