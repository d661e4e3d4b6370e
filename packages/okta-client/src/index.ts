export { App, AppUser } from "./apps/app.ts";
export { assignUserToApp, unassignUserFromApp } from "./apps/assignments.ts";
export { findApp, findAppUser, listApps, listUserApps, type UserApp } from "./apps/read-apps.ts";
export type { OktaAuth } from "./auth/okta-auth.ts";
export { Group } from "./groups/group.ts";
export { addUserToGroup, listMembershipRules, removeUserFromGroup } from "./groups/memberships.ts";
export { findGroup, listGroupMembers, listGroups, listUserGroups, searchGroups } from "./groups/read-groups.ts";
export { createOktaClient, type OktaClient, type OktaClientOptions } from "./okta-client.ts";
export { type OktaError, oktaErrorSentence } from "./okta-error.ts";
export { getOrg, type Org } from "./org/get-org.ts";
export { GroupRule, listGroupRules } from "./rules/group-rules.ts";
export {
  type Grant,
  listUserGrants,
  listUserTokenClients,
  revokeClientTokens,
  revokeUserGrants,
} from "./sessions/grants.ts";
export { revokeUserSessions } from "./sessions/revoke-user-sessions.ts";
export { awaitUserStatus, type StillMoving } from "./users/await-user-status.ts";
export { createUser, type NewUser } from "./users/create-user.ts";
export { findUser } from "./users/find-user.ts";
export {
  activateUser,
  deactivateUser,
  deleteUser,
  reactivateUser,
  resetUserFactors,
  suspendUser,
  unlockUser,
  unsuspendUser,
} from "./users/lifecycle.ts";
export { equals, searchUserPages, searchUsers } from "./users/search-users.ts";
export { updateUser } from "./users/update-user.ts";
export { User } from "./users/user.ts";
