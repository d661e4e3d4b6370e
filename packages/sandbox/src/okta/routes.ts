import { appRoutes } from "./apps/app-routes.ts";
import { groupPushRoutes } from "./apps/group-push-routes.ts";
import { keyRoutes } from "./apps/key-routes.ts";
import { apiTokenRoutes } from "./auth/api-token-routes.ts";
import { factorRoutes } from "./factors/factor-routes.ts";
import { groupRoutes } from "./groups/group-routes.ts";
import { ownerRoutes } from "./groups/owner-routes.ts";
import { hookRoutes } from "./hooks/hook-routes.ts";
import type { Route } from "./http/route.ts";
import { logRoutes } from "./log/log-routes.ts";
import { mappingRoutes } from "./mappings/mapping-routes.ts";
import { orgRoutes } from "./org-routes.ts";
import { rateRoutes } from "./rates/rate-routes.ts";
import { roleRoutes } from "./roles/role-routes.ts";
import { ruleRoutes } from "./rules/rule-routes.ts";
import { schemaRoutes } from "./schema/schema-routes.ts";
import { globalRevocationRoutes } from "./sessions/global-revocation.ts";
import { sessionRoutes } from "./sessions/session-routes.ts";
import { passwordRoutes } from "./users/password-routes.ts";
import { userRoutes } from "./users/user-routes.ts";

/** Everything the simulated Okta answers, save the token endpoint. */
export const oktaRoutes: readonly Route[] = [
  ...orgRoutes,
  ...userRoutes,
  ...passwordRoutes,
  ...factorRoutes,
  ...roleRoutes,
  ...sessionRoutes,
  ...globalRevocationRoutes,
  ...groupRoutes,
  ...ruleRoutes,
  ...ownerRoutes,
  ...appRoutes,
  ...keyRoutes,
  ...groupPushRoutes,
  ...mappingRoutes,
  ...schemaRoutes,
  ...logRoutes,
  ...hookRoutes,
  ...rateRoutes,
  ...apiTokenRoutes,
];
