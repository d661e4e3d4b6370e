import type { Org } from "../org.ts";
import type { AdminRole } from "./admin-role.ts";

/** A role with the way it came. */
export interface HeldRole extends AdminRole {
  readonly assignmentType: "USER" | "GROUP" | "CLIENT";
}

/** The roles of a user (with those their groups bring), of a group or of a service app. */
export function rolesOf(org: Org, holderId: string): readonly HeldRole[] {
  const assignmentType = org.users.has(holderId) ? "USER" : org.groups.has(holderId) ? "GROUP" : "CLIENT";
  const own = (org.roles.get(holderId) ?? []).map((role) => ({ ...role, assignmentType }) as const);
  const byGroup = [...(org.groupsOfUser.get(holderId) ?? [])]
    .flatMap((groupId) => org.roles.get(groupId) ?? [])
    .map((role) => ({ ...role, assignmentType: "GROUP" }) as const);
  return [...own, ...byGroup];
}
