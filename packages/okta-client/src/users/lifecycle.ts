import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { ask, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { USERS } from "../endpoints/users.ts";

type Done = ResultAsync<void, OktaError>;

/** Whether Okta writes to somebody about it. */
export interface Mail {
  readonly sendEmail: boolean;
}

/** Activates a `STAGED` or `DEPROVISIONED` user, and mails them a link if asked to. */
export function activateUser(okta: OktaClient, userId: string, { sendEmail }: Mail): Done {
  return tell(okta, USERS.activateUser, { path: { id: userId }, query: { sendEmail } });
}

/** Gives a user who has not yet come (`PROVISIONED`) or lost their password (`RECOVERY`) a new activation link. */
export function reactivateUser(okta: OktaClient, userId: string, { sendEmail }: Mail): Done {
  return tell(okta, USERS.reactivateUser, { path: { id: userId }, query: { sendEmail } });
}

/** Blocks sign-in and clears Okta sessions; reversible, and keeps groups and applications. */
export function suspendUser(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.suspendUser, { path: { id: userId } });
}

/** Takes a suspension back, to the status held before. */
export function unsuspendUser(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.unsuspendUser, { path: { id: userId } });
}

/** Unlocks a `LOCKED_OUT` user. */
export function unlockUser(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.unlockUser, { path: { id: userId } });
}

/**
 * Ends the account: applications go, group memberships stay. Answers `not-found` for somebody already
 * deactivated too, so read the status. `sendEmail` writes to the administrator.
 */
export function deactivateUser(okta: OktaClient, userId: string, { sendEmail }: Partial<Mail> = {}): Done {
  return tell(okta, USERS.deactivateUser, { path: { id: userId }, query: { sendEmail } });
}

/**
 * Deactivates an active user, and erases a deactivated one: the answer is the same, so read back which it was.
 * Never repeated by itself, as the second time means something else.
 */
export function deleteUser(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.deleteUser, { path: { id: userId }, repeatable: false });
}

/** Makes the user enrol all their factors anew. */
export function resetUserFactors(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.resetUserFactors, { path: { id: userId } });
}

/** Takes the password away (`RECOVERY`); the user chooses a new one through a link. */
export function resetUserPassword(okta: OktaClient, userId: string, { sendEmail }: Mail): Done {
  return tell(okta, USERS.resetUserPassword, { path: { id: userId }, query: { sendEmail } });
}

/** Makes the user choose a new password at the next sign-in. */
export function expireUserPassword(okta: OktaClient, userId: string): Done {
  return tell(okta, USERS.expireUserPassword, { path: { id: userId } });
}

/** Sets a password that is good for one sign-in, and answers it. Whoever holds it is that user: never log it. */
export function giveTemporaryPassword(okta: OktaClient, userId: string): ResultAsync<string, OktaError> {
  return ask(okta, USERS.giveTemporaryPassword, {
    path: { id: userId },
    reply: z.object({ tempPassword: z.string() }),
  }).map(({ tempPassword }) => tempPassword);
}
