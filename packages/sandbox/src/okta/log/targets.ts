import type { App } from "../apps/app.ts";
import { type Group, nameOf } from "../groups/group.ts";
import type { GroupRule } from "../rules/group-rule.ts";
import { displayNameOf, loginOf, type User } from "../users/user.ts";
import type { LogTarget } from "./log-event.ts";

/** A user as the target of an event. */
export function userTarget(user: User): LogTarget {
  return { id: user.id, type: "User", alternateId: loginOf(user), displayName: displayNameOf(user) };
}

/** A group as the target of an event. */
export function groupTarget(group: Group): LogTarget {
  return { id: group.id, type: "UserGroup", alternateId: "unknown", displayName: nameOf(group) };
}

/** An application as the target of an event. */
export function appTarget(app: App): LogTarget {
  return { id: app.id, type: "AppInstance", alternateId: app.label, displayName: app.label };
}

/** A user's assignment as the target of an event. */
export function appUserTarget(user: User, userName: string): LogTarget {
  return { id: user.id, type: "AppUser", alternateId: userName, displayName: displayNameOf(user) };
}

/** A group rule as the target of an event. */
export function ruleTarget(rule: GroupRule): LogTarget {
  return { id: rule.id, type: "GroupRule", alternateId: rule.name, displayName: rule.name };
}
