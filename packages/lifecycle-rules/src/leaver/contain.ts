import { CAN_SIGN_IN } from "../leave/can-sign-in.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Due, Step } from "../plan/plan.ts";
import type { LeaverReasons } from "./leaver-reasons.ts";

/**
 * Whether only the end of the account shuts somebody out: they are in a status Okta does not suspend, or Okta has
 * refused to suspend them. Its API text knows no suspension but of `ACTIVE`; what it does with people who are locked
 * out or in recovery differs between orgs, so that is tried, and read back.
 */
export function endsToContain({ status }: ObservedAccount, { refusedSteps = [] }: Observation): boolean {
  if (status === "SUSPENDED" || status === "DEPROVISIONED") return false;
  return !CAN_SIGN_IN.includes(status) || refusedSteps.includes("suspend-account");
}

/** Shuts somebody out: what can be undone, and before anything that cannot. */
export function containSteps(
  account: ObservedAccount,
  observation: Observation,
  due: Due,
  { causes, guards }: LeaverReasons,
): readonly Step[] {
  const asleep = account.status === "SUSPENDED" || account.status === "DEPROVISIONED";
  const ended = asleep && endedSince(observation);
  return [
    ...(CAN_SIGN_IN.includes(account.status) && !endsToContain(account, observation)
      ? [
          makeStep(
            { kind: "suspend-account" },
            { due, causes, guards: [...guards, { kind: "status-in", statuses: CAN_SIGN_IN }] },
          ),
        ]
      : []),
    // Not after the suspension: where that fails, the sessions end all the same.
    ...(account.mayHoldSessions && !ended ? [makeStep({ kind: "end-sessions" }, { due, causes, guards })] : []),
  ];
}

/**
 * Whether sessions were ended and nobody has been shut out anew since. Whoever was awake between two suspensions may
 * hold sessions of that time.
 */
function endedSince({ sessionsEndedAt, confirmedSteps = [] }: Observation): boolean {
  const last = (id: string) => confirmedSteps.findLastIndex((step) => step.id === id);
  return sessionsEndedAt !== undefined && last("end-sessions") >= last("suspend-account");
}
