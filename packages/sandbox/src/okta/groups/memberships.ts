import { reconcileSoon } from "../apps/assignments.ts";
import { pushMember } from "../apps/group-push.ts";
import { type Origin, okta } from "../log/origin.ts";
import { groupTarget, ruleTarget, userTarget } from "../log/targets.ts";
import type { Org } from "../org.ts";
import { reviewSoon } from "../rules/review.ts";
import type { User } from "../users/user.ts";
import type { Group, Membership } from "./group.ts";

/** Why a user is in a group; `undefined` when they are not. `Everyone` has everybody, directly. */
export function membershipOf(org: Org, groupId: string, userId: string): Membership | undefined {
  if (groupId === org.everyoneId) return { direct: true, rules: new Set() };
  return org.members.get(groupId)?.get(userId);
}

/** Ids of a user's groups, `Everyone` included. */
export function groupIdsOf(org: Org, userId: string): readonly string[] {
  return [org.everyoneId, ...(org.groupsOfUser.get(userId) ?? [])];
}

/** Puts a user into a group by hand. Somebody already in stays, and is now also there by hand. */
export function addMember(org: Org, group: Group, user: User, by: Origin): void {
  const before = org.members.get(group.id)?.get(user.id);
  storeMembership(org, group.id, user.id, { direct: true, rules: before?.rules ?? new Set() });
  if (before === undefined) announce(org, "group.user_membership.add", group, user, by);
}

/** Puts a user into a group because a rule says so. */
export function addMemberByRule(org: Org, group: Group, user: User, ruleId: string): void {
  const before = org.members.get(group.id)?.get(user.id);
  if (before?.rules.has(ruleId) === true) return;
  const rules = new Set(before?.rules).add(ruleId);
  // Whoever was put in by hand stays when the rule stops matching, unless this org sees it otherwise.
  const direct = before?.direct === true && org.settings.directMembersOutliveRules;
  storeMembership(org, group.id, user.id, { direct, rules });
  if (before === undefined) announce(org, "group.user_membership.add", group, user, okta);
}

/** Takes a rule's reason away, and the membership with it when no other is left. */
export function removeMemberByRule(org: Org, group: Group, user: User, ruleId: string): void {
  const before = org.members.get(group.id)?.get(user.id);
  if (before === undefined || !before.rules.has(ruleId)) return;
  const rules = new Set(before.rules);
  rules.delete(ruleId);
  if (before.direct || rules.size > 0) storeMembership(org, group.id, user.id, { direct: before.direct, rules });
  else drop(org, group, user, okta);
}

/**
 * Takes a user out of a group by hand. Every active rule that had put them in excludes them from now on: that is
 * Okta's way to keep the rule from undoing it.
 */
export function removeMember(org: Org, group: Group, user: User, by: Origin): void {
  const before = org.members.get(group.id)?.get(user.id);
  if (before === undefined) return;
  for (const ruleId of before.rules) {
    const rule = org.rules.get(ruleId);
    if (rule?.status !== "ACTIVE" || rule.excludedUsers.includes(user.id)) continue;
    org.rules.set(ruleId, { ...rule, excludedUsers: [...rule.excludedUsers, user.id], lastUpdated: org.clock.iso() });
    org.log.record({
      eventType: "group.user_membership.rule.add_exclusion",
      by: okta,
      targets: [userTarget(user), groupTarget(group), ruleTarget(rule)],
    });
  }
  drop(org, group, user, by);
}

/** Puts a membership where both lookups find it, and nothing else. */
export function storeMembership(org: Org, groupId: string, userId: string, membership: Membership): void {
  const ofGroup = org.members.get(groupId) ?? new Map<string, Membership>();
  org.members.set(groupId, ofGroup.set(userId, membership));
  const ofUser = org.groupsOfUser.get(userId) ?? new Set<string>();
  org.groupsOfUser.set(userId, ofUser.add(groupId));
}

function drop(org: Org, group: Group, user: User, by: Origin): void {
  org.members.get(group.id)?.delete(user.id);
  org.groupsOfUser.get(user.id)?.delete(group.id);
  announce(org, "group.user_membership.remove", group, user, by);
}

function announce(
  org: Org,
  eventType: "group.user_membership.add" | "group.user_membership.remove",
  group: Group,
  user: User,
  by: Origin,
): void {
  org.groups.set(group.id, { ...(org.groups.get(group.id) ?? group), lastMembershipUpdated: org.clock.iso() });
  org.groupIndex.changed(group.id);
  org.log.record({ eventType, by, targets: [userTarget(user), groupTarget(group)] });
  reconcileSoon(org, user.id);
  pushMember(org, group.id, user.id, eventType.endsWith(".add") ? "add" : "remove");
  // A rule may ask for membership in this very group.
  reviewSoon(org, user.id, "membership");
}
