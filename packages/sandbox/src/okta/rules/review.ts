import { nameOf } from "../groups/group.ts";
import { addMemberByRule, groupIdsOf, removeMemberByRule } from "../groups/memberships.ts";
import { drawLag, type Org } from "../org.ts";
import type { User } from "../users/user.ts";
import { meets } from "./evaluate-expression.ts";
import type { Expression } from "./expression.ts";
import type { GroupRule } from "./group-rule.ts";

/** What makes the rules look at a user again: something about themselves, or a membership another rule may ask for. */
export type Occasion = "user" | "membership";

/**
 * Lets all active rules look at a user, soon. Decided by the profile of that later moment. Somebody deactivated in
 * between is still looked at: the review was due before.
 */
export function reviewSoon(org: Org, userId: string, occasion: Occasion): void {
  const relevant = [...org.rules.values()].some(
    (rule) => rule.status === "ACTIVE" && (occasion === "user" || asksForGroups(rule.expression)),
  );
  const user = org.users.get(userId);
  if (!relevant || user === undefined || !isReviewed(org, user) || org.awaitingRules.has(userId)) return;
  org.awaitingRules.add(userId);
  org.clock.at(org.clock.now() + drawLag(org, org.settings.ruleLagMs), () => {
    org.awaitingRules.delete(userId);
    const present = org.users.get(userId);
    if (present === undefined) return;
    for (const rule of org.rules.values()) if (rule.status === "ACTIVE") apply(org, rule, present);
  });
}

/** Lets one rule look at everybody, soon: what its activation does. */
export function reviewEverybodySoon(org: Org, ruleId: string): void {
  org.clock.at(org.clock.now() + drawLag(org, org.settings.ruleLagMs), () => {
    const rule = org.rules.get(ruleId);
    if (rule?.status !== "ACTIVE") return;
    for (const user of org.users.values()) if (isReviewed(org, user)) apply(org, rule, user);
  });
}

function isReviewed(org: Org, user: User): boolean {
  if (user.status === "DEPROVISIONED") return false;
  return user.status !== "STAGED" || org.settings.rulesApplyToStaged;
}

function apply(org: Org, rule: GroupRule, user: User): void {
  const granted = isMatch(org, rule, user);
  for (const groupId of rule.groupIds) {
    const group = org.groups.get(groupId);
    if (group === undefined) continue;
    if (granted) addMemberByRule(org, group, user, rule.id);
    else removeMemberByRule(org, group, user, rule.id);
  }
}

function isMatch(org: Org, rule: GroupRule, user: User): boolean {
  if (rule.excludedUsers.includes(user.id)) return false;
  if (rule.excludedGroups.some((groupId) => org.groupsOfUser.get(user.id)?.has(groupId) === true)) return false;
  return meets(rule.expression, user.profile, () => {
    const ids = groupIdsOf(org, user.id);
    const names = ids.flatMap((id) => {
      const group = org.groups.get(id);
      return group === undefined ? [] : [nameOf(group)];
    });
    return { ids: new Set(ids), names };
  });
}

function asksForGroups(expression: Expression): boolean {
  switch (expression.kind) {
    case "literal":
    case "attribute":
      return false;
    case "call":
      return expression.name.startsWith("isMemberOf") || expression.args.some(asksForGroups);
    case "not":
      return asksForGroups(expression.operand);
    case "binary":
      return asksForGroups(expression.left) || asksForGroups(expression.right);
    case "choice":
      return [expression.test, expression.yes, expression.no].some(asksForGroups);
  }
}
