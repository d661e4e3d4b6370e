import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";
import { changeStatus, doneWhenThere } from "./change-status.ts";

type Done = ResultAsync<void, OktaError>;

/** Whether Okta writes to somebody about it. */
export interface Mail {
  readonly sendEmail: boolean;
}

/** Activates a `STAGED` or `DEPROVISIONED` user, and mails them a link if asked to. */
export function activateUser(okta: OktaClient, userId: string, { sendEmail }: Mail): Done {
  const asked = { path: { id: userId }, query: { sendEmail } };
  return changeStatus(okta, USERS.activateUser, asked, (status) => status !== "STAGED" && status !== "DEPROVISIONED");
}

/** Gives a user who has not yet come (`PROVISIONED`) or lost their password (`RECOVERY`) a new activation link. */
export function reactivateUser(okta: OktaClient, userId: string, { sendEmail }: Mail): Done {
  return tell(okta, USERS.reactivateUser, { path: { id: userId }, query: { sendEmail } });
}

/** Blocks sign-in and clears Okta sessions; reversible, and keeps groups and applications. */
export function suspendUser(okta: OktaClient, userId: string): Done {
  return changeStatus(okta, USERS.suspendUser, { path: { id: userId } }, (status) => status === "SUSPENDED");
}

/** Takes a suspension back, to the status held before. */
export function unsuspendUser(okta: OktaClient, userId: string): Done {
  return changeStatus(okta, USERS.unsuspendUser, { path: { id: userId } }, (status) => status !== "SUSPENDED");
}

/** Unlocks a `LOCKED_OUT` user. */
export function unlockUser(okta: OktaClient, userId: string): Done {
  return changeStatus(okta, USERS.unlockUser, { path: { id: userId } }, (status) => status !== "LOCKED_OUT");
}

/**
 * Ends the account: applications go, group memberships stay. Somebody already deactivated is done, though Okta
 * answers as if they did not exist. `sendEmail` writes to the administrator.
 */
export function deactivateUser(okta: OktaClient, userId: string, { sendEmail }: Partial<Mail> = {}): Done {
  const isDeactivated = (status: string) => status === "DEPROVISIONED";
  const asked = { path: { id: userId }, query: { sendEmail } };
  return doneWhenThere(okta, userId, changeStatus(okta, USERS.deactivateUser, asked, isDeactivated), isDeactivated);
}

/**
 * Deactivates an active user, and erases a deactivated one: the answer is the same, so read back which it was.
 * Never repeated by itself, as the second time means something else. `eraseUser` knows which it is doing.
 */
export function deleteUser(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.deleteUser, { path: { id: userId }, repeatable: false });
}

/** Makes the user enrol all their factors anew. */
export function resetUserFactors(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.resetUserFactors, { path: { id: userId }, repeatable: true });
}

/** Takes the password away (`RECOVERY`); the user chooses a new one through a link. */
export function resetUserPassword(okta: OktaClient, userId: string, { sendEmail }: Mail): Done {
  return tell(okta, USERS.resetUserPassword, { path: { id: userId }, query: { sendEmail } });
}

/** Makes the user choose a new password at the next sign-in. */
export function expireUserPassword(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.expireUserPassword, { path: { id: userId }, repeatable: true });
}

/**
 * Sets a password that is good for one sign-in, and answers it. Whoever holds it is that user: never log it. When the
 * answer is lost another is set, and the lost one is worthless.
 */
export function giveTemporaryPassword(okta: OktaClient, userId: string): ResultAsync<string, OktaError> {
  return ask(okta, USERS.giveTemporaryPassword, {
    path: { id: userId },
    repeatable: true,
    reply: z.object({ tempPassword: z.string() }),
  }).map(({ tempPassword }) => tempPassword);
}
