import type { ObservedAccount } from "../observation/observation.ts";
import { byId } from "../plan/by-id.ts";
import type { Finding } from "../plan/plan.ts";
import type { ReferenceTable } from "../reference-table/table.ts";

/**
 * What group rules would give a leaver back on the day somebody reactivates the account. Such a membership is never
 * deleted: Okta would put the person on the rule's exclusion list for good.
 */
export function remainsByRule(account: ObservedAccount, { rules }: ReferenceTable): readonly Finding[] {
  const cleared = rules.clearedOnLeave ?? [];
  const pending = account.status !== "DEPROVISIONED" && cleared.some((attribute) => isSet(account.profile[attribute]));
  return byId(account.memberships, ({ groupId }) => groupId).flatMap(({ name, provenance }) =>
    provenance.kind !== "rule"
      ? []
      : [
          pending
            ? {
                kind: "ends-with-attribute",
                sentence: `"${name}" comes from a group rule and should end when ${cleared.join(", ")} is cleared; checked afterwards.`,
              }
            : {
                kind: "remains-by-rule",
                sentence: `"${name}" still comes from a group rule: end it by the attribute the rule reads, or take it as an open item.`,
              },
        ],
  );
}

const isSet = (value: unknown) => value !== undefined && value !== null && value !== "";
