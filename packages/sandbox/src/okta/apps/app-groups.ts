import type { Group } from "../groups/group.ts";
import type { Origin } from "../log/origin.ts";
import { appTarget, groupTarget } from "../log/targets.ts";
import type { Org } from "../org.ts";
import type { App, AppGroup } from "./app.ts";
import { reconcileSoon } from "./assignments.ts";

/** Applications assigned to a group. */
export function appsOfGroup(org: Org, groupId: string): readonly App[] {
  return [...org.apps.values()].filter((app) => org.appGroups.get(app.id)?.has(groupId) === true);
}

/** Assigns a group to an application, or changes the assignment; members follow. */
export function putAppGroup(
  org: Org,
  app: App,
  group: Group,
  wanted: { readonly priority?: number | undefined; readonly profile?: Readonly<Record<string, unknown>> | undefined },
  by: Origin,
): AppGroup {
  const assigned = org.appGroups.get(app.id) ?? new Map<string, AppGroup>();
  org.appGroups.set(app.id, assigned);
  const before = assigned.get(group.id);
  const appGroup: AppGroup = {
    groupId: group.id,
    priority: wanted.priority ?? before?.priority ?? nextPriority(assigned),
    profile: wanted.profile ?? before?.profile ?? {},
    lastUpdated: org.clock.iso(),
  };
  assigned.set(group.id, appGroup);
  org.log.record({
    eventType: before === undefined ? "group.application_assignment.add" : "group.application_assignment.update",
    by,
    targets: [groupTarget(group), appTarget(app)],
  });
  reconcileMembers(org, group.id);
  return appGroup;
}

/** Takes a group's assignment away; members who had the application through it lose it. */
export function removeAppGroup(org: Org, app: App, group: Group, by: Origin): void {
  if (org.appGroups.get(app.id)?.delete(group.id) !== true) return;
  org.log.record({
    eventType: "group.application_assignment.remove",
    by,
    targets: [groupTarget(group), appTarget(app)],
  });
  reconcileMembers(org, group.id);
}

/** Forgets a group in every application. */
export function dropGroupAssignments(org: Org, groupId: string): void {
  for (const assigned of org.appGroups.values()) assigned.delete(groupId);
}

/** Lets the members of a group have what their groups grant now. */
export function reconcileMembers(org: Org, groupId: string): void {
  const ids = groupId === org.everyoneId ? org.users.keys() : (org.members.get(groupId)?.keys() ?? []);
  for (const userId of [...ids]) reconcileSoon(org, userId);
}

function nextPriority(assigned: ReadonlyMap<string, AppGroup>): number {
  return [...assigned.values()].reduce((highest, { priority }) => Math.max(highest, priority + 1), 0);
}
