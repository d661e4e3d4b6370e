import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { profileChanges, profileOf } from "../person/profile.ts";
import type { Finding } from "../plan/plan.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { MoverRequest } from "../request/request.ts";

/** What somebody should know of a change that no step shows. */
export function moverFindings(
  request: MoverRequest,
  { rules }: ReferenceTable,
  observation: Observation,
  account: ObservedAccount,
): readonly Finding[] {
  const { manager, givenName, familyName, displayName } = request;
  const renamed = givenName !== undefined || familyName !== undefined || displayName !== undefined;
  return [
    ...masteredElsewhere(request, rules, account),
    ...(account.status === "SUSPENDED"
      ? [
          {
            kind: "stays-suspended",
            sentence: `${account.login} is suspended and stays so; file a return to end that.`,
          },
        ]
      : []),
    ...(renamed
      ? [
          {
            kind: "login-stays",
            sentence: `The login ${account.login} stays; a new one is a change of its own, per application.`,
          },
        ]
      : []),
    ...(manager !== undefined && observation.manager?.active !== true
      ? [
          {
            kind: "manager-unknown",
            sentence: `The manager ${manager.value} is not active in Okta; the old one stays.`,
          },
        ]
      : []),
    ...(manager !== undefined && observation.manager?.active === true
      ? [
          {
            kind: "confirm-carried-access",
            sentence: `${observation.manager.login} becomes the manager: let them confirm what is kept.`,
          },
        ]
      : []),
  ];
}

/** What the ticket wants and only another system may write. The access follows the ticket; the profile follows later. */
function masteredElsewhere(
  { attributes }: MoverRequest,
  rules: TableRules,
  account: ObservedAccount,
): readonly Finding[] {
  return profileChanges(profileOf(attributes, rules), account)
    .filter(({ attribute }) => rules.masteredElsewhere?.includes(attribute) === true)
    .map(({ attribute, from, to }) => ({
      kind: "mastered-elsewhere",
      sentence: `${attribute} is written by another system, which says "${[from ?? "nothing"].flat().join(", ")}" where the ticket says "${[to ?? "nothing"].flat().join(", ")}"; correct it there.`,
    }));
}
