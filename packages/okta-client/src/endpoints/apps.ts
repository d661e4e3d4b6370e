import type { Endpoint } from "./endpoint.ts";

const READ = { scope: "okta.apps.read", role: ["okta.apps.read"] };
const MANAGE = { scope: "okta.apps.manage", role: ["okta.apps.manage"] };
const PUSHES = {
  read: { scope: "okta.apps.read okta.groups.read", role: ["okta.apps.read", "okta.groups.read"] },
  manage: { scope: "okta.apps.manage okta.groups.manage", role: ["okta.apps.manage", "okta.groups.manage"] },
};
const USERS = {
  scope: "okta.apps.manage",
  role: ["okta.apps.assignment.manage", "okta.users.appAssignment.manage"],
};
const GROUPS = {
  scope: "okta.apps.manage",
  role: ["okta.apps.assignment.manage", "okta.groups.appAssignment.manage"],
};

/** Applications with their users and groups, by function. */
export const APPS = {
  findApp: { route: "GET /api/v1/apps/{appId}", ...READ },
  listApps: { route: "GET /api/v1/apps", ...READ },
  createApp: { route: "POST /api/v1/apps", ...MANAGE },
  replaceApp: { route: "PUT /api/v1/apps/{appId}", ...MANAGE },
  deleteApp: { route: "DELETE /api/v1/apps/{appId}", ...MANAGE },
  activateApp: { route: "POST /api/v1/apps/{appId}/lifecycle/activate", ...MANAGE },
  deactivateApp: { route: "POST /api/v1/apps/{appId}/lifecycle/deactivate", ...MANAGE },
  getSamlMetadata: { route: "GET /api/v1/apps/{appId}/sso/saml/metadata", ...READ },
  listGroupPushes: { route: "GET /api/v1/apps/{appId}/group-push/mappings", ...PUSHES.read },
  createGroupPush: { route: "POST /api/v1/apps/{appId}/group-push/mappings", ...PUSHES.manage },
  setGroupPush: { route: "PATCH /api/v1/apps/{appId}/group-push/mappings/{mappingId}", ...PUSHES.manage },
  deleteGroupPush: { route: "DELETE /api/v1/apps/{appId}/group-push/mappings/{mappingId}", ...PUSHES.manage },
  listAppKeys: { route: "GET /api/v1/apps/{appId}/credentials/keys", ...READ },
  generateAppKey: { route: "POST /api/v1/apps/{appId}/credentials/keys/generate", ...MANAGE },
  listUserApps: { route: "GET /api/v1/apps", ...READ },
  findAppUser: { route: "GET /api/v1/apps/{appId}/users/{userId}", ...READ },
  listAppUsers: { route: "GET /api/v1/apps/{appId}/users", ...READ },
  assignUserToApp: { route: "POST /api/v1/apps/{appId}/users", ...USERS },
  updateAppUser: { route: "POST /api/v1/apps/{appId}/users/{userId}", ...USERS },
  unassignUserFromApp: { route: "DELETE /api/v1/apps/{appId}/users/{userId}", ...USERS },
  findAppGroup: { route: "GET /api/v1/apps/{appId}/groups/{groupId}", ...READ },
  listAppGroups: { route: "GET /api/v1/apps/{appId}/groups", ...READ },
  assignGroupToApp: { route: "PUT /api/v1/apps/{appId}/groups/{groupId}", ...GROUPS },
  unassignGroupFromApp: { route: "DELETE /api/v1/apps/{appId}/groups/{groupId}", ...GROUPS },
} as const satisfies Readonly<Record<string, Endpoint>>;
