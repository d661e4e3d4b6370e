import type { Endpoint } from "./endpoint.ts";

const READ = { scope: "okta.groups.read", role: ["okta.groups.read"] };
const MANAGE = { scope: "okta.groups.manage", role: ["okta.groups.manage"] };
const MEMBERS = {
  scope: "okta.groups.manage",
  role: ["okta.groups.members.manage", "okta.users.groupMembership.manage"],
};
// Rules reach every group, so the role must be over all of them.
const RULES = { scope: "okta.groups.manage", role: ["okta.groups.manage, over all groups"] };

/** Groups, members, owners and group rules, by function. */
export const GROUPS = {
  findGroup: { route: "GET /api/v1/groups/{groupId}", ...READ },
  listGroups: { route: "GET /api/v1/groups", ...READ },
  searchGroups: { route: "GET /api/v1/groups", ...READ },
  listGroupSizes: { route: "GET /api/v1/groups", ...READ },
  createGroup: { route: "POST /api/v1/groups", scope: "okta.groups.manage", role: ["okta.groups.create"] },
  replaceGroup: { route: "PUT /api/v1/groups/{groupId}", ...MANAGE },
  deleteGroup: { route: "DELETE /api/v1/groups/{groupId}", ...MANAGE },
  listUserGroups: {
    route: "GET /api/v1/users/{id}/groups",
    scope: "okta.users.read",
    role: ["okta.users.read", "okta.groups.read"],
  },
  listGroupMembers: { route: "GET /api/v1/groups/{groupId}/users", ...READ },
  listGroupApps: { route: "GET /api/v1/groups/{groupId}/apps", ...READ },
  listGroupOwners: { route: "GET /api/v1/groups/{groupId}/owners", ...READ },
  addUserToGroup: { route: "PUT /api/v1/groups/{groupId}/users/{userId}", ...MEMBERS },
  removeUserFromGroup: { route: "DELETE /api/v1/groups/{groupId}/users/{userId}", ...MEMBERS },
  listMembershipRules: { route: "GET /api/v1/groups/{groupId}/users/{userId}/group-rules", ...READ },
  listGroupRules: { route: "GET /api/v1/groups/rules", ...READ },
  findGroupRule: { route: "GET /api/v1/groups/rules/{groupRuleId}", ...READ },
  createGroupRule: { route: "POST /api/v1/groups/rules", ...RULES },
  replaceGroupRule: { route: "PUT /api/v1/groups/rules/{groupRuleId}", ...RULES },
  deleteGroupRule: { route: "DELETE /api/v1/groups/rules/{groupRuleId}", ...RULES },
  activateGroupRule: { route: "POST /api/v1/groups/rules/{groupRuleId}/lifecycle/activate", ...RULES },
  deactivateGroupRule: { route: "POST /api/v1/groups/rules/{groupRuleId}/lifecycle/deactivate", ...RULES },
} as const satisfies Readonly<Record<string, Endpoint>>;
