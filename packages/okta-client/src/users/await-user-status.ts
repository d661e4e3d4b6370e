import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { findUser } from "./find-user.ts";
import type { User } from "./user.ts";

/** Waited for as long as agreed, and the user is still on the way. */
export interface StillMoving {
  readonly kind: "still-moving";
  readonly status: string;
  readonly towards: string | undefined;
  readonly sentence: string;
}

/** How long to wait. */
export interface Patience {
  /** Reads, the first included. @defaultValue 10 */
  readonly tries?: number;
  /** Between two reads. @defaultValue 500 */
  readonly everyMs?: number;
}

/**
 * Reads a user until Okta has finished an asynchronous change of status: until `done` holds and nothing is
 * under way any more. Waits between reads as the client waits, at most `tries` times. `undefined`: gone.
 */
export function awaitUserStatus(
  okta: OktaClient,
  userId: string,
  done: (user: User) => boolean,
  { tries = 10, everyMs = 500 }: Patience = {},
): ResultAsync<User | undefined, OktaError | StillMoving> {
  return new ResultAsync(poll(okta, userId, done, tries, everyMs));
}

async function poll(
  okta: OktaClient,
  userId: string,
  done: (user: User) => boolean,
  tries: number,
  everyMs: number,
): Promise<Result<User | undefined, OktaError | StillMoving>> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await findUser(okta, userId);
    if (read.isErr()) return err(read.error);
    const user = read.value;
    if (user === undefined) return ok(undefined);
    const towards = user.transitioningToStatus ?? undefined;
    if (towards === undefined && done(user)) return ok(user);
    if (attempt >= tries) return err(stillMoving(user.status, towards));
    await okta.api.wait(everyMs, okta.api.signal);
  }
}

/** Says so. */
export function stillMoving(status: string, towards: string | undefined): StillMoving {
  const way = towards === undefined ? "" : `, on the way to ${towards}`;
  return {
    kind: "still-moving",
    status,
    towards,
    sentence: `The user is still ${status} in Okta${way}; look again later.`,
  };
}
