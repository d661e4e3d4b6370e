import type { Org } from "../org.ts";
import type { GroupRule } from "./group-rule.ts";

/** A rule as Okta shows it. */
export function ruleView(org: Org, rule: GroupRule): Record<string, unknown> {
  return {
    type: "group_rule",
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: rule.created,
    lastUpdated: rule.lastUpdated,
    conditions: {
      people: { users: { exclude: rule.excludedUsers }, groups: { exclude: rule.excludedGroups } },
      expression: { value: rule.condition, type: "urn:okta:expression:1.0" },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
    allGroupsValid: rule.groupIds.every((id) => org.groups.has(id)),
  };
}
