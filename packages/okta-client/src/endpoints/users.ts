import type { Endpoint } from "./endpoint.ts";

const READ = { scope: "okta.users.read", role: ["okta.users.read"] };
const manage = (...role: readonly string[]) => ({ scope: "okta.users.manage", role });
const lifecycle = <O extends string>(operation: O, ...role: readonly string[]) => ({
  route: `POST /api/v1/users/{id}/lifecycle/${operation}` as const,
  ...manage(...role),
});

/** Users, their status, their sessions, consents, tokens and factors, by function. */
export const USERS = {
  findUser: { route: "GET /api/v1/users/{id}", ...READ },
  listUsers: { route: "GET /api/v1/users", ...READ },
  searchUsers: { route: "GET /api/v1/users", ...READ },
  createUser: { route: "POST /api/v1/users", ...manage("okta.users.create") },
  updateUser: { route: "POST /api/v1/users/{id}", ...manage("okta.users.userprofile.manage") },
  replaceUser: { route: "PUT /api/v1/users/{id}", ...manage("okta.users.userprofile.manage") },
  deleteUser: { route: "DELETE /api/v1/users/{id}", ...manage("okta.users.lifecycle.delete") },
  activateUser: lifecycle("activate", "okta.users.lifecycle.activate"),
  reactivateUser: lifecycle("reactivate", "okta.users.lifecycle.activate"),
  deactivateUser: lifecycle("deactivate", "okta.users.lifecycle.deactivate"),
  suspendUser: lifecycle("suspend", "okta.users.lifecycle.suspend"),
  unsuspendUser: lifecycle("unsuspend", "okta.users.lifecycle.unsuspend"),
  unlockUser: lifecycle("unlock", "okta.users.lifecycle.unlock"),
  resetUserPassword: lifecycle("reset_password", "okta.users.credentials.resetPassword"),
  expireUserPassword: lifecycle("expire_password", "okta.users.credentials.expirePassword"),
  giveTemporaryPassword: lifecycle("expire_password_with_temp_password", "okta.users.credentials.expirePassword"),
  resetUserFactors: lifecycle("reset_factors", "okta.users.credentials.resetFactors"),
  listUserFactors: { route: "GET /api/v1/users/{userId}/factors", ...READ },
  removeUserFactor: {
    route: "DELETE /api/v1/users/{userId}/factors/{factorId}",
    ...manage("okta.users.credentials.resetFactors"),
  },
  revokeUserSessions: {
    route: "DELETE /api/v1/users/{userId}/sessions",
    ...manage("okta.users.lifecycle.clearSessions"),
  },
  logOutEverywhere: {
    route: "POST /oauth2/v1/global-token-revocation",
    scope: "okta.universalLogout.manage",
    role: ["Super administrator, with Identity Threat Protection"],
  },
  listUserGrants: { route: "GET /api/v1/users/{userId}/grants", ...READ },
  revokeUserGrants: {
    route: "DELETE /api/v1/users/{userId}/grants",
    ...manage("okta.users.lifecycle.clearSessions"),
  },
  revokeUserGrant: {
    route: "DELETE /api/v1/users/{userId}/grants/{grantId}",
    ...manage("okta.users.lifecycle.clearSessions"),
  },
  listUserTokenClients: { route: "GET /api/v1/users/{userId}/clients", ...READ },
  listClientTokens: { route: "GET /api/v1/users/{userId}/clients/{clientId}/tokens", ...READ },
  revokeClientTokens: {
    route: "DELETE /api/v1/users/{userId}/clients/{clientId}/tokens",
    ...manage("okta.users.lifecycle.clearSessions"),
  },
  revokeClientGrants: {
    route: "DELETE /api/v1/users/{userId}/clients/{clientId}/grants",
    ...manage("okta.users.lifecycle.clearSessions"),
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
