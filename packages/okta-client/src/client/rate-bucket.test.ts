import { expect, it } from "vitest";
import { USERS } from "../endpoints/users.ts";
import { bucketOf } from "./rate-bucket.ts";

it.each([
  ["GET /api/v1/users", "/api/v1/users"],
  ["POST /api/v1/users", "/api/v1/users"],
  ["GET /api/v1/users/{id}", "GET /api/v1/users/{}"],
  ["POST /api/v1/users/{id}", "/api/v1/users/{}"],
  ["DELETE /api/v1/users/{id}", "/api/v1/users/{}"],
  [USERS.suspendUser.route, "/api/v1"],
  ["GET /api/v1/groups/{groupId}", "/api/v1/groups/{}"],
  ["GET /api/v1/groups/{groupId}/users", "/api/v1/groups"],
  ["PUT /api/v1/groups/rules/{groupRuleId}", "/api/v1/groups"],
  ["GET /api/v1/apps/{appId}", "/api/v1/apps/{}"],
  ["PUT /api/v1/apps/{appId}/groups/{groupId}", "/api/v1/apps"],
  ["GET /api/v1/logs", "/api/v1/logs"],
  ["GET /oauth2/v1/clients/{clientId}/roles", "/oauth2/v1/clients"],
  ["GET /api/v1/org", "/api/v1"],
])("counts %s in %s", (endpoint, bucket) => {
  expect(bucketOf(endpoint)).toBe(bucket);
});
