import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askAll, doneWhenMissing, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";

/** Something a user proves themselves with besides a password. What it is (a phone number, a key) is kept, unread. */
export const Factor = z.looseObject({
  id: z.string(),
  factorType: z.string(),
  provider: z.string().optional(),
  status: z.string().optional(),
});
/** A user's factor. */
export type Factor = z.infer<typeof Factor>;

/** Factors a user has enrolled. `resetUserFactors` takes them all. */
export function listUserFactors(okta: OktaClient, userId: string): ResultAsync<readonly Factor[], OktaError> {
  return askAll(okta, USERS.listUserFactors, { path: { userId }, item: Factor });
}

/** Takes one factor from a user; one that is gone is done. */
export function removeUserFactor(okta: OktaClient, userId: string, factorId: string): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, USERS.removeUserFactor, { path: { userId, factorId } }));
}
