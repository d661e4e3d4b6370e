import type { Endpoint } from "./endpoint.ts";

const SUPER = "Super administrator";
const READ_ONLY = "Read-only administrator";
const schemas = {
  read: { scope: "okta.schemas.read", role: [READ_ONLY] },
  manage: { scope: "okta.schemas.manage", role: [SUPER] },
};
const mappings = {
  read: { scope: "okta.profileMappings.read", role: [READ_ONLY] },
  manage: { scope: "okta.profileMappings.manage", role: [SUPER] },
};
const hooks = {
  read: { scope: "okta.eventHooks.read", role: [READ_ONLY] },
  manage: { scope: "okta.eventHooks.manage", role: [SUPER] },
};

/** What concerns the org as a whole, by function. */
export const ORG = {
  getOrg: { route: "GET /api/v1/org", scope: "okta.orgs.read", role: [READ_ONLY] },
  getUserSchema: { route: "GET /api/v1/meta/schemas/user/{schemaId}", ...schemas.read },
  updateUserSchema: { route: "POST /api/v1/meta/schemas/user/{schemaId}", ...schemas.manage },
  getGroupSchema: { route: "GET /api/v1/meta/schemas/group/default", ...schemas.read },
  updateGroupSchema: { route: "POST /api/v1/meta/schemas/group/default", ...schemas.manage },
  getAppUserSchema: { route: "GET /api/v1/meta/schemas/apps/{appId}/default", ...schemas.read },
  updateAppUserSchema: { route: "POST /api/v1/meta/schemas/apps/{appId}/default", ...schemas.manage },
  listUserTypes: { route: "GET /api/v1/meta/types/user", scope: "okta.userTypes.read", role: [READ_ONLY] },
  listProfileMappings: { route: "GET /api/v1/mappings", ...mappings.read },
  getProfileMapping: { route: "GET /api/v1/mappings/{mappingId}", ...mappings.read },
  updateProfileMapping: { route: "POST /api/v1/mappings/{mappingId}", ...mappings.manage },
  listUserRoles: { route: "GET /api/v1/users/{userId}/roles", scope: "okta.roles.read", role: [READ_ONLY] },
  unassignUserRole: {
    route: "DELETE /api/v1/users/{userId}/roles/{roleAssignmentId}",
    scope: "okta.roles.manage",
    role: [SUPER],
  },
  listClientRoles: { route: "GET /oauth2/v1/clients/{clientId}/roles", scope: "okta.roles.read", role: [READ_ONLY] },
  listApiTokens: { route: "GET /api/v1/api-tokens", scope: "okta.apiTokens.read", role: [READ_ONLY] },
  revokeApiToken: {
    route: "DELETE /api/v1/api-tokens/{apiTokenId}",
    scope: "okta.apiTokens.manage",
    role: [SUPER],
  },
  listEventHooks: { route: "GET /api/v1/eventHooks", ...hooks.read },
  findEventHook: { route: "GET /api/v1/eventHooks/{eventHookId}", ...hooks.read },
  createEventHook: { route: "POST /api/v1/eventHooks", ...hooks.manage },
  replaceEventHook: { route: "PUT /api/v1/eventHooks/{eventHookId}", ...hooks.manage },
  deleteEventHook: { route: "DELETE /api/v1/eventHooks/{eventHookId}", ...hooks.manage },
  verifyEventHook: { route: "POST /api/v1/eventHooks/{eventHookId}/lifecycle/verify", ...hooks.manage },
  activateEventHook: { route: "POST /api/v1/eventHooks/{eventHookId}/lifecycle/activate", ...hooks.manage },
  deactivateEventHook: { route: "POST /api/v1/eventHooks/{eventHookId}/lifecycle/deactivate", ...hooks.manage },
  listLogEvents: { route: "GET /api/v1/logs", scope: "okta.logs.read", role: ["Report administrator"] },
  pollLogEvents: { route: "GET /api/v1/logs", scope: "okta.logs.read", role: ["Report administrator"] },
  listPrincipalRateLimits: {
    route: "GET /api/v1/principal-rate-limits",
    scope: "okta.principalRateLimits.read",
    role: [SUPER],
  },
  getRateLimitWarning: {
    route: "GET /api/v1/rate-limit-settings/warning-threshold",
    scope: "okta.rateLimits.read",
    role: [READ_ONLY],
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
