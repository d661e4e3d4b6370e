import { err, ok, type Result, ResultAsync } from "neverthrow";
import type { OktaClient } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { findUser } from "./find-user.ts";
import type { User } from "./user.ts";

/** Waited for as long as agreed, and the user is still on the way. */
export interface StillMoving {
  readonly kind: "still-moving";
  readonly status: string;
  readonly towards: string | undefined;
}

/**
 * Reads a user until Okta has finished an asynchronous change of status: until `done` holds and nothing is
 * under way any more. Waits between reads as the client waits, at most `tries` times. `undefined`: gone.
 */
export function awaitUserStatus(
  okta: OktaClient,
  userId: string,
  done: (user: User) => boolean,
  options: { readonly tries?: number; readonly everyMs?: number } = {},
): ResultAsync<User | undefined, OktaError | StillMoving> {
  return new ResultAsync(poll(okta, userId, done, options.tries ?? 10, options.everyMs ?? 500));
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
    if (attempt >= tries) return err({ kind: "still-moving", status: user.status, towards });
    await okta.api.wait(everyMs, okta.api.signal);
  }
}
