export { App, AppGroup, AppUser, GroupPush } from "./apps/app.ts";
export { assignGroupToApp, findAppGroup, listAppGroups, unassignGroupFromApp } from "./apps/app-groups.ts";
export { AppKey, generateAppKey, listAppKeys } from "./apps/app-keys.ts";
export {
  type AppAssignment,
  assignUserToApp,
  findAppUser,
  listAppUserPages,
  listAppUsers,
  unassignUserFromApp,
  updateAppUser,
} from "./apps/app-users.ts";
export {
  createGroupPush,
  deleteGroupPush,
  listGroupPushes,
  type NewGroupPush,
  setGroupPush,
} from "./apps/group-pushes.ts";
export {
  findApp,
  getSamlMetadata,
  listApps,
  listGroupApps,
  listUserApps,
  type UserApp,
} from "./apps/read-apps.ts";
export {
  activateApp,
  createApp,
  deactivateApp,
  deleteApp,
  type NewApp,
  replaceApp,
  type WholeApp,
} from "./apps/write-apps.ts";
export type { OktaAuth } from "./auth/okta-auth.ts";
export { createOktaClient, type OktaClient, type OktaClientOptions, scopeOkta } from "./client/okta-client.ts";
export { type OktaError, type OktaFailure, oktaErrorSentence } from "./client/okta-error.ts";
export { bucketOf } from "./client/rate-bucket.ts";
export type { Endpoint } from "./endpoints/endpoint.ts";
export { OKTA_ENDPOINTS } from "./endpoints/okta-endpoints.ts";
export { Factor, listUserFactors, removeUserFactor } from "./factors/factors.ts";
export { Group, GroupOwner } from "./groups/group.ts";
export { GroupSize, listGroupSizes } from "./groups/list-group-sizes.ts";
export { addUserToGroup, listMembershipRules, removeUserFromGroup } from "./groups/memberships.ts";
export {
  findGroup,
  getGroup,
  listGroupMemberPages,
  listGroupMembers,
  listGroupOwners,
  listGroupPages,
  listGroups,
  listUserGroups,
  searchGroups,
} from "./groups/read-groups.ts";
export { createGroup, deleteGroup, type GroupProfile, replaceGroup } from "./groups/write-groups.ts";
export {
  activateEventHook,
  createEventHook,
  deactivateEventHook,
  deleteEventHook,
  EventHook,
  findEventHook,
  listEventHooks,
  type NewEventHook,
  replaceEventHook,
  verifyEventHook,
} from "./hooks/event-hooks.ts";
export { LogEvent } from "./logs/log-event.ts";
export { type LogSelection, listLogEvents } from "./logs/log-events.ts";
export { type LogPoll, type LogPosition, pollLogEvents } from "./logs/poll-log-events.ts";
export {
  getProfileMapping,
  listProfileMappings,
  MappedProperty,
  type MappingChange,
  ProfileMapping,
  updateProfileMapping,
} from "./mappings/profile-mappings.ts";
export { getOrg, Org } from "./org/get-org.ts";
export { getRateLimitWarning, listPrincipalRateLimits, PrincipalRateLimit } from "./org/rate-limits.ts";
export { listClientRoles, listUserRoles, RoleAssignment, unassignUserRole } from "./roles/roles.ts";
export { excludedUsers, GroupRule } from "./rules/group-rule.ts";
export {
  activateGroupRule,
  createGroupRule,
  deactivateGroupRule,
  deleteGroupRule,
  findGroupRule,
  listGroupRules,
  type NewGroupRule,
  replaceGroupRule,
} from "./rules/group-rules.ts";
export { liftExclusions } from "./rules/lift-exclusions.ts";
export {
  getAppUserSchema,
  getGroupSchema,
  getUserSchema,
  listUserTypes,
  ProfileSchema,
  type SchemaChange,
  SchemaProperty,
  UserType,
  updateAppUserSchema,
  updateGroupSchema,
  updateUserSchema,
} from "./schemas/schemas.ts";
export { allOf, anyOf, EVERY_STATUS, equals, startsWith } from "./search/expressions.ts";
export {
  Grant,
  listClientTokens,
  listUserGrants,
  listUserTokenClients,
  RefreshToken,
  revokeClientGrants,
  revokeClientTokens,
  revokeUserGrant,
  revokeUserGrants,
} from "./sessions/grants.ts";
export { logOutEverywhere, revokeUserSessions } from "./sessions/revoke-user-sessions.ts";
export { ApiToken, listApiTokens, listApiTokensOf, revokeApiToken } from "./tokens/api-tokens.ts";
export { awaitUserStatus, type Patience, type StillMoving } from "./users/await-user-status.ts";
export { createUser, type IdentityProvider, type NewUser } from "./users/create-user.ts";
export { eraseUser, type NotDeactivated } from "./users/erase-user.ts";
export { findUser } from "./users/find-user.ts";
export {
  activateUser,
  deactivateUser,
  deleteUser,
  expireUserPassword,
  giveTemporaryPassword,
  type Mail,
  reactivateUser,
  resetUserFactors,
  resetUserPassword,
  suspendUser,
  unlockUser,
  unsuspendUser,
} from "./users/lifecycle.ts";
export { listUsers, type PageOptions, searchUserPages, searchUsers } from "./users/search-users.ts";
export { replaceUser, updateUser } from "./users/update-user.ts";
export { User } from "./users/user.ts";
