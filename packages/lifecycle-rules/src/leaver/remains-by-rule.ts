import type { ObservedAccount } from "../observation/observation.ts";
import { byId } from "../plan/by-id.ts";
import type { Finding, Step } from "../plan/plan.ts";

/**
 * What group rules would give a leaver back on the day somebody reactivates the account. Such a membership is never
 * deleted: Okta would put the person on the rule's exclusion list for good. It ends with an attribute only where a step
 * of the plan clears one; what another system masters, and what is kept whole, stays.
 */
export function remainsByRule(account: ObservedAccount, steps: readonly Step[], whole: boolean): readonly Finding[] {
  const cleared = steps.flatMap(({ action }) =>
    action.kind === "update-profile" ? action.changes.map(({ attribute }) => attribute) : [],
  );
  return byId(account.memberships, ({ groupId }) => groupId).flatMap(({ name, provenance }) =>
    provenance.kind === "rule" ? [remaining(name, cleared, whole)] : [],
  );
}

function remaining(name: string, cleared: readonly string[], whole: boolean): Finding {
  if (cleared.length > 0) {
    const sentence = `"${name}" comes from a group rule and should end when ${cleared.join(", ")} is cleared; checked afterwards.`;
    return { kind: "ends-with-attribute", sentence };
  }
  if (!whole) {
    const sentence = `"${name}" comes from a group rule and stays as long as no more is taken apart.`;
    return { kind: "stays-by-rule", sentence };
  }
  const sentence = `"${name}" still comes from a group rule: end it by the attribute the rule reads, or take it as an open item.`;
  return { kind: "remains-by-rule", sentence };
}
