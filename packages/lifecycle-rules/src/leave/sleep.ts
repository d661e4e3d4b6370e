import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { samePerson } from "../person/person-in-plan.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Cause, Finding, Step } from "../plan/plan.ts";
import type { LeaveRequest } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { CAN_SIGN_IN } from "./can-sign-in.ts";

/** Lets an account sleep for as long as somebody is away, where Okta suspends it as it is, and ends its sessions. */
export function sleepSteps(
  { person }: LeaveRequest,
  account: ObservedAccount,
  observation: Observation,
  due: Instant,
  asked: Cause,
): readonly Step[] {
  const why = { due, causes: [asked], guards: samePerson(person) };
  const sleeps = CAN_SIGN_IN.includes(account.status) && !refusesToSleep(account, observation);
  return [
    ...(sleeps ? [makeStep({ kind: "suspend-account" }, why)] : []),
    ...(account.mayHoldSessions ? [makeStep({ kind: "end-sessions" }, why)] : []),
  ];
}

/**
 * Somebody whom Okta does not suspend as they are: locked out, in recovery, invited. A leaver's account is ended then; the
 * account of somebody who comes back is not. It sleeps as soon as it is active, and is looked at again until it does.
 */
export function sleepsLater(account: ObservedAccount, observation: Observation): readonly Finding[] {
  const { login, status } = account;
  if (status === "SUSPENDED" || (CAN_SIGN_IN.includes(status) && !refusesToSleep(account, observation))) return [];
  return [
    {
      kind: "sleeps-later",
      sentence: `Okta does not suspend ${login} (${status}); the account is looked at again and sleeps as soon as it is active. It is not ended, because the person comes back.`,
    },
  ];
}

/** Whoever is active can be suspended, whatever Okta said before; a refusal then was about something else. */
function refusesToSleep({ status }: ObservedAccount, { refusedSteps = [] }: Observation): boolean {
  return status !== "ACTIVE" && refusedSteps.includes("suspend-account");
}
