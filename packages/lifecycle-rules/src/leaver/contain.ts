import { CAN_SIGN_IN } from "../leave/can-sign-in.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { makeStep } from "../plan/make-step.ts";
import type { Due, Step } from "../plan/plan.ts";
import type { LeaverReasons } from "./leaver-reasons.ts";

/** Shuts somebody out: what can be undone, and before anything that cannot. */
export function containSteps(
  account: ObservedAccount,
  { sessionsEndedAt }: Observation,
  due: Due,
  { causes, guards }: LeaverReasons,
): readonly Step[] {
  const asleep = account.status === "SUSPENDED" || account.status === "DEPROVISIONED";
  const ended = asleep && sessionsEndedAt !== undefined;
  return [
    ...(CAN_SIGN_IN.includes(account.status)
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
