import { CAN_SIGN_IN } from "../leave/can-sign-in.ts";
import type { Observation, ObservedAccount, OtherTicket } from "../observation/observation.ts";
import type { Finding } from "../plan/plan.ts";
import { endsToContain } from "./contain.ts";

/** Somebody whom Okta does not suspend loses the account instead, at the hour at which they are shut out. */
export function shutOutByEnd(account: ObservedAccount, observation: Observation): readonly Finding[] {
  if (!endsToContain(account, observation) || !CAN_SIGN_IN.includes(account.status)) return [];
  return [
    {
      kind: "not-suspendable",
      sentence: `Okta does not suspend ${account.login} (${account.status}), so the account ends when they are shut out; what goes with it is on record and comes back if this is withdrawn.`,
    },
  ];
}

/** What somebody else has done to the account before us, or undone after us. */
export function goneBefore(
  { login, status }: ObservedAccount,
  { confirmedSteps = [] }: Observation,
): readonly Finding[] {
  const ours = confirmedSteps.filter(({ id }) => id === "deactivate-account").length;
  if (status === "DEPROVISIONED" && ours === 0) {
    return [
      {
        kind: "deactivated-before",
        sentence: `${login} was deactivated by somebody else before this ticket; what is left is done all the same.`,
      },
    ];
  }
  if (!CAN_SIGN_IN.includes(status) || ours === 0) return [];
  const often = ours === 1 ? "" : `, ${ours} times by now`;
  return [
    {
      kind: "reactivated",
      sentence: `${login} was activated again after this ticket had ended the account${often}; find out who does that.`,
    },
  ];
}

/** Ending Okta's sessions does not end those that applications keep themselves. */
export function outsideOkta({ assignments }: ObservedAccount): readonly Finding[] {
  if (assignments.length === 0) return [];
  const labels = [...new Set(assignments.map(({ label }) => label))].toSorted().join(", ");
  return [
    {
      kind: "sessions-outside-okta",
      sentence: `Native and mobile sessions of ${labels} outlive those of Okta; end them there, or wait until they run out.`,
    },
  ];
}

/** Whoever comes back is out until then; what would be taken apart and given again stays as it is. */
export function returnsLater({ login }: ObservedAccount, { ticket, effectiveAt }: OtherTicket): Finding {
  return {
    kind: "comes-back",
    sentence: `${ticket.key} brings ${login} back on ${effectiveAt}: shut out until then, and no more is taken apart.`,
  };
}
