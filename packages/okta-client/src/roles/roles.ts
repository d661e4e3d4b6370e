import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askAll, doneWhenMissing, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { ORG } from "../endpoints/org.ts";

/** An admin role somebody holds. */
export const RoleAssignment = z.looseObject({
  id: z.string(),
  /** `SUPER_ADMIN`, `USER_ADMIN`, `CUSTOM` … */
  type: z.string(),
  label: z.string().optional(),
  status: z.string().optional(),
  /** `USER` when given directly, `GROUP` when it came with a group. */
  assignmentType: z.string().optional(),
});
/** An admin role somebody holds. */
export type RoleAssignment = z.infer<typeof RoleAssignment>;

/** Admin roles a user holds, directly or through a group: what a leaver must not keep. */
export function listUserRoles(okta: OktaClient, userId: string): ResultAsync<readonly RoleAssignment[], OktaError> {
  return askAll(okta, ORG.listUserRoles, { path: { userId }, item: RoleAssignment });
}

/** Takes a role that was given directly. One that is gone is done. */
export function unassignUserRole(
  okta: OktaClient,
  userId: string,
  roleAssignmentId: string,
): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, ORG.unassignUserRole, { path: { userId, roleAssignmentId } }));
}

/** Admin roles a service app holds: scopes alone allow nothing. */
export function listClientRoles(okta: OktaClient, clientId: string): ResultAsync<readonly RoleAssignment[], OktaError> {
  return askAll(okta, ORG.listClientRoles, { path: { clientId }, item: RoleAssignment });
}
