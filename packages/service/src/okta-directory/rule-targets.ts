import {
  type GroupRule,
  listGroupRules,
  listMembershipRules,
  type OktaClient,
  type OktaError,
} from "@tenure/okta-client";
import { errAsync, okAsync, type ResultAsync } from "neverthrow";

/** Which memberships group rules grant. */
export interface RuleTargets {
  /** Ids of the rules that grant this membership, as of now; empty for a direct one. */
  granting(groupId: string, userId: string): ResultAsync<readonly string[], OktaError>;
}

/** One reading of the rules serves for so long, in milliseconds: a new rule takes longer to put anybody anywhere. */
const FRESH_MS = 2_000;

/** Asks Okta about a membership only where some rule, of whatever status, fills the group at all. */
export function ruleTargets(okta: OktaClient): RuleTargets {
  let read: { readonly at: number; readonly rules: ResultAsync<readonly GroupRule[], OktaError> } | undefined;
  const rules = () => {
    const now = okta.api.now();
    if (read === undefined || now - read.at >= FRESH_MS) {
      const reading = listGroupRules(okta).mapErr((error) => {
        read = undefined;
        return error;
      });
      read = { at: now, rules: reading };
    }
    return read.rules;
  };
  return {
    granting: (groupId, userId) =>
      rules().andThen((all) =>
        all.some((rule) => rule.actions?.assignUserToGroups?.groupIds.includes(groupId) === true)
          ? listMembershipRules(okta, groupId, userId).orElse((error) =>
              error.kind === "not-found" ? okAsync([]) : errAsync(error),
            )
          : okAsync([]),
      ),
  };
}
