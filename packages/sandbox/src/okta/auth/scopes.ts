const AREAS = [
  "users",
  "groups",
  "apps",
  "schemas",
  "userTypes",
  "profileMappings",
  "eventHooks",
  "roles",
  "appGrants",
  "policies",
  "sessions",
  "rateLimits",
  "principalRateLimits",
  "factors",
  "orgs",
  "clients",
  "apiTokens",
];

/** Every scope the sandbox's own service app is granted. */
export const everyScope: readonly string[] = [
  ...AREAS.flatMap((area) => [`okta.${area}.read`, `okta.${area}.manage`]),
  "okta.logs.read",
  "okta.universalLogout.manage",
];
