import { readBackWrite } from "@tenure/http-kit";
import { err, errAsync, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { type Patience, type StillMoving, stillMoving } from "./await-user-status.ts";
import { findUser } from "./find-user.ts";
import { deleteUser } from "./lifecycle.ts";

/** The same call that erases a deactivated user would only have deactivated this one, so it was not made. */
export interface NotDeactivated {
  readonly kind: "not-deactivated";
  readonly status: string;
  readonly sentence: string;
}

/**
 * Erases a deactivated user for good, and reads back until they are gone. Their history and their groups go, and
 * their login is free again. Somebody already gone is done; anybody who is not deactivated is left alone.
 *
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/deleteUser
 */
export function eraseUser(
  okta: OktaClient,
  userId: string,
  patience: Patience = {},
): ResultAsync<void, OktaError | NotDeactivated | StillMoving> {
  return findUser(okta, userId).andThen((user) => {
    if (user === undefined) return okAsync(undefined);
    if (user.status !== "DEPROVISIONED") return errAsync(notDeactivated(user.status));
    const gone = () => findUser(okta, userId).map((left) => (left === undefined ? true : undefined));
    const erased = readBackWrite({ write: () => deleteUser(okta, userId).map(() => true as const), look: gone });
    return erased.andThen(() => new ResultAsync(awaitAbsence(okta, userId, patience)));
  });
}

async function awaitAbsence(
  okta: OktaClient,
  userId: string,
  { tries = 10, everyMs = 500 }: Patience,
): Promise<Result<void, OktaError | StillMoving>> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await findUser(okta, userId);
    if (read.isErr()) return err(read.error);
    if (read.value === undefined) return ok(undefined);
    if (attempt >= tries) return err(stillMoving(read.value.status, "erased"));
    await okta.api.wait(everyMs, okta.api.signal);
  }
}

function notDeactivated(status: string): NotDeactivated {
  const sentence = `The user is ${status} in Okta; only a deactivated user can be erased.`;
  return { kind: "not-deactivated", status, sentence };
}
