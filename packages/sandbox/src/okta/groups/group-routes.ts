import { err } from "neverthrow";
import { appsOfGroup } from "../apps/app-groups.ts";
import { appView } from "../apps/app-view.ts";
import { type Call, json, noContent } from "../http/call.ts";
import { page } from "../http/page.ts";
import { invalid, notFound, type OktaProblem, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { isVisible } from "../roles/visibility.ts";
import { ruleView } from "../rules/rule-view.ts";
import { userById } from "../users/find-user.ts";
import type { User } from "../users/user.ts";
import { listedUserView } from "../users/user-view.ts";
import { groupById } from "./find-group.ts";
import { findGroups } from "./find-groups.ts";
import type { Group } from "./group.ts";
import { listedGroupView } from "./group-view.ts";
import { addMember, membershipOf, removeMember } from "./memberships.ts";
import { createGroup, deleteGroup, replaceGroup } from "./write-group.ts";

const MANAGE = "okta.groups.manage";
const READ = "okta.groups.read";
const MEMBERS = "okta.groups.members.manage";

/** `/api/v1/groups`: groups and who is in them. */
export const groupRoutes: readonly Route[] = [
  route("GET /api/v1/groups", { scope: READ, permission: READ, list: true }, function* (call) {
    const groups = yield* findGroups(call);
    const isQuick = call.query.has("q");
    return yield* page(
      call,
      groups,
      ({ id }) => id,
      (group) => expanded(call, group),
      {
        defaultLimit: isQuick ? 300 : 10_000,
        maxLimit: isQuick ? 300 : 10_000,
        isWhole: isQuick,
      },
    );
  }),

  route("POST /api/v1/groups", { scope: MANAGE, permission: "okta.groups.create" }, function* (call) {
    return json(listedGroupView(call.org, yield* createGroup(call)));
  }),

  route("GET /api/v1/groups/{groupId}", { scope: READ, permission: READ }, function* (call) {
    return json(listedGroupView(call.org, yield* groupById(call, call.params["groupId"]!)));
  }),

  route("PUT /api/v1/groups/{groupId}", { scope: MANAGE, permission: MANAGE }, function* (call) {
    const group = yield* groupById(call, call.params["groupId"]!);
    return json(listedGroupView(call.org, yield* replaceGroup(call, group)));
  }),

  route("DELETE /api/v1/groups/{groupId}", { scope: MANAGE, permission: MANAGE }, function* (call) {
    yield* deleteGroup(call, yield* groupById(call, call.params["groupId"]!));
    return noContent;
  }),

  route("GET /api/v1/groups/{groupId}/users", { scope: READ, permission: READ, list: true }, function* (call) {
    const group = yield* groupById(call, call.params["groupId"]!);
    return yield* page(
      call,
      membersOf(call, group),
      ({ id }) => id,
      (user) => listedUserView(call.org, user),
      {
        defaultLimit: 1000,
        maxLimit: 1000,
      },
    );
  }),

  route("PUT /api/v1/groups/{groupId}/users/{userId}", { scope: MANAGE, permission: MEMBERS }, function* (call) {
    // Okta looks for the group first.
    const group = yield* groupById(call, call.params["groupId"]!);
    const user = yield* userById(call, call.params["userId"]!);
    const refusal = membershipRefusal(call, group);
    if (refusal !== undefined) return yield* err(refusal);
    const isMember = membershipOf(call.org, group.id, user.id)?.direct === true;
    if (isMember && call.org.settings.addMemberAgain === "E0000001") {
      return yield* err(invalid("userId", "userId: The user is already a member of the group"));
    }
    addMember(call.org, group, user, call.origin);
    return noContent;
  }),

  route("DELETE /api/v1/groups/{groupId}/users/{userId}", { scope: MANAGE, permission: MEMBERS }, function* (call) {
    const group = yield* groupById(call, call.params["groupId"]!);
    const user = yield* userById(call, call.params["userId"]!);
    const refusal = membershipRefusal(call, group);
    if (refusal !== undefined) return yield* err(refusal);
    const isMember = membershipOf(call.org, group.id, user.id) !== undefined;
    if (!isMember && call.org.settings.removeNonMember === "E0000007") return yield* err(notFound(user.id, "User"));
    removeMember(call.org, group, user, call.origin);
    return noContent;
  }),

  route(
    "GET /api/v1/groups/{groupId}/users/{userId}/group-rules",
    { scope: READ, permission: READ, list: true },
    function* (call) {
      const group = yield* groupById(call, call.params["groupId"]!);
      const user = yield* userById(call, call.params["userId"]!);
      const membership = membershipOf(call.org, group.id, user.id);
      if (membership === undefined) return yield* err(notFound(user.id, "User"));
      const rules = [...membership.rules].flatMap((id) => call.org.rules.get(id) ?? []);
      return json(rules.filter(({ status }) => status === "ACTIVE").map((rule) => ruleView(call.org, rule)));
    },
  ),

  route("GET /api/v1/groups/{groupId}/apps", { scope: READ, permission: READ, list: true }, function* (call) {
    const group = yield* groupById(call, call.params["groupId"]!);
    return yield* page(
      call,
      appsOfGroup(call.org, group.id),
      ({ id }) => id,
      (app) => appView(call.org, app),
      {
        defaultLimit: 20,
        maxLimit: 200,
      },
    );
  }),
];

/** Why nobody may change who is in the group by hand. */
function membershipRefusal({ org, principal }: Call, group: Group): OktaProblem | undefined {
  const { settings } = org;
  // Whoever is in such a group is an administrator: only a super administrator makes those.
  const bringsRole = (org.roles.get(group.id) ?? []).length > 0;
  if (bringsRole && !principal.roles.some(({ type }) => type === "SUPER_ADMIN")) return problems.notAllowed;
  if (group.type === "BUILT_IN") return problems.unsupported;
  if (group.type !== "APP_GROUP") return undefined;
  switch (settings.appGroupRefusal) {
    case "E0000060":
      return problems.unsupported;
    case "E0000006":
      return problems.notAllowed;
    case "E0000023":
      return problems.masteredElsewhere;
  }
}

function membersOf(call: Call, group: Group): readonly User[] {
  const { org } = call;
  const ids = group.id === org.everyoneId ? org.users.keys() : (org.members.get(group.id)?.keys() ?? []);
  const users: User[] = [];
  for (const id of ids) {
    const user = org.users.get(id);
    if (user !== undefined && isVisible(call, id)) users.push(user);
  }
  return users.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function expanded(call: Call, group: Group): unknown {
  const view = listedGroupView(call.org, group);
  if (call.query.get("expand") !== "stats") return view;
  const usersCount =
    group.id === call.org.everyoneId ? call.org.users.size : (call.org.members.get(group.id)?.size ?? 0);
  const stats = {
    usersCount,
    appsCount: appsOfGroup(call.org, group.id).length,
    groupPushMappingsCount: 0,
    hasAdminPrivilege: false,
    _links: { self: { href: `${call.org.baseUrl()}/api/v1/groups/${group.id}/stats` } },
  };
  return { ...view, _embedded: { stats } };
}
