import type { GroupAssignment } from "./application-state.ts";
import { canonical } from "./canonical.ts";
import { isSecretName } from "./secret-names.ts";

/** Whether a group's assignment is as wanted: only what was said of priority and profile is compared, and no secret. */
export function isAssigned(wanted: GroupAssignment, held: GroupAssignment): boolean {
  const isPriorityRight = wanted.priority === undefined || wanted.priority === held.priority;
  const profile = Object.entries(wanted.profile ?? {}).filter(([name]) => !isSecretName(name));
  return isPriorityRight && profile.every(([name, value]) => canonical(value) === canonical(held.profile?.[name]));
}
