import type { Observation } from "../observation/observation.ts";
import type { Finding } from "../plan/plan.ts";
import type { HireRequest } from "./hire-profile.ts";

/** A manager nobody knows does not stop a hire: the account is made without, and says so. */
export function managerFindings(
  { manager }: Pick<HireRequest, "manager">,
  observation: Observation,
): readonly Finding[] {
  if (manager === undefined || observation.manager?.active === true) return [];
  const what = observation.manager === undefined ? "is not known to Okta" : "is not active in Okta";
  return [
    {
      kind: "manager-unknown",
      sentence: `The manager ${manager.value} ${what}; the account is made without, and planned again when that changes.`,
    },
  ];
}

/** Without a private address nobody can reach the person before their first day. */
export function contactFindings({ personalEmail }: Pick<HireRequest, "personalEmail">): readonly Finding[] {
  if (personalEmail !== undefined) return [];
  return [
    {
      kind: "no-personal-address",
      sentence: "No personal mail address is given, so only the manager is told when the account is active.",
    },
  ];
}
