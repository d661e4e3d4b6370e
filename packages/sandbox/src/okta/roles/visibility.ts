import type { Call } from "../http/call.ts";

/** Whether the caller's roles reach a user: a role limited to groups reaches their members only. */
export function isVisible(call: Call, userId: string): boolean {
  const limits = limitsOf(call);
  return limits === undefined || limits.some((groupId) => call.org.members.get(groupId)?.has(userId) === true);
}

/** The same for many users at once; `undefined` when the caller reaches everybody. */
export function visibleUsers(call: Call): ((userId: string) => boolean) | undefined {
  const limits = limitsOf(call)?.map((groupId) => call.org.members.get(groupId));
  return limits && ((userId) => limits.some((members) => members?.has(userId) === true));
}

/** Whether the caller's roles reach a group. Limited callers never see `Everyone`. */
export function isGroupVisible(call: Call, groupId: string): boolean {
  return limitsOf(call)?.includes(groupId) ?? true;
}

/** The groups that limit the caller; `undefined` when some role has no limit. */
function limitsOf(call: Call): readonly string[] | undefined {
  const { roles } = call.principal;
  if (roles.length === 0 || roles.some((role) => role.groupTargets === undefined)) return undefined;
  return roles.flatMap((role) => role.groupTargets ?? []);
}
