import { type Err, err } from "neverthrow";
import { reconcileSoon } from "../apps/assignments.ts";
import { listedGroupView } from "../groups/group-view.ts";
import { groupIdsOf } from "../groups/memberships.ts";
import { type Call, flag, json, noContent, type Reply } from "../http/call.ts";
import { page } from "../http/page.ts";
import { type OktaProblem, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { userTarget } from "../log/targets.ts";
import { isGroupVisible } from "../roles/visibility.ts";
import { activate, invite } from "./activation.ts";
import { createUser } from "./create-user.ts";
import { userByAnyName } from "./find-user.ts";
import { deactivate, isAsync, remove, suspend, unlock, unsuspend } from "./lifecycle.ts";
import { withoutOmissions } from "./omissions.ts";
import { findUsers } from "./search-users.ts";
import { updateUser } from "./update-user.ts";
import type { User } from "./user.ts";
import { etagOf, listedUserView, userView } from "./user-view.ts";

const MANAGE = "okta.users.manage";
const READ = "okta.users.read";

const single = (call: Call, user: User): Reply =>
  json(withoutOmissions(call, userView(call.org, user)), { headers: { etag: etagOf(user) } });

/** `/api/v1/users`: making, reading, changing and ending users. */
export const userRoutes: readonly Route[] = [
  route("POST /api/v1/users", { scope: MANAGE, permission: "okta.users.create" }, function* (call) {
    const user = yield* createUser(call);
    return json(userView(call.org, user));
  }),

  route("GET /api/v1/users", { scope: READ, permission: READ, list: true }, function* (call) {
    const found = yield* findUsers(call);
    const isQuick = call.query.has("q");
    return yield* page(
      call,
      found.ids,
      (id) => id,
      (id) => pick(call, withoutOmissions(call, listedUserView(call.org, found.get(id)!))),
      {
        defaultLimit: isQuick ? 10 : 200,
        maxLimit: 200,
        isWhole: isQuick,
      },
    );
  }),

  route("GET /api/v1/users/{id}", { scope: READ, permission: READ }, function* (call) {
    return single(call, yield* userByAnyName(call, call.params["id"]!));
  }),

  route("POST /api/v1/users/{id}", { scope: MANAGE, permission: "okta.users.userprofile.manage" }, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    return single(call, yield* updateUser(call, user, "partial"));
  }),

  route("PUT /api/v1/users/{id}", { scope: MANAGE, permission: "okta.users.userprofile.manage" }, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    return single(call, yield* updateUser(call, user, "full"));
  }),

  route("DELETE /api/v1/users/{id}", { scope: MANAGE, permission: "okta.users.lifecycle.delete" }, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    if (user.transitioningTo !== undefined) return yield* err(problems.stillActivating);
    yield* remove(call, user, { sendEmail: flag(call, "sendEmail", false) });
    return noContent;
  }),

  route("GET /api/v1/users/{id}/groups", { scope: READ, permission: READ, list: true }, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    const groups = groupIdsOf(call.org, user.id)
      .filter((groupId) => isGroupVisible(call, groupId))
      .flatMap((groupId) => call.org.groups.get(groupId) ?? []);
    return yield* page(
      call,
      groups,
      ({ id }) => id,
      (group) => listedGroupView(call.org, group),
      {
        defaultLimit: 200,
        maxLimit: 200,
      },
    );
  }),

  lifecycle("activate", "okta.users.lifecycle.activate", function* (call, user) {
    if (user.status !== "STAGED" && user.status !== "DEPROVISIONED") return yield* err(problems.alreadyActive);
    const sendEmail = flag(call, "sendEmail", true);
    const transitionMs = isAsync(call) ? call.org.settings.respondAsyncMs : call.org.settings.transitionMs;
    return json(activate(call.org, user, { sendEmail, by: call.origin, transitionMs }) ?? {});
  }),

  lifecycle("reactivate", "okta.users.lifecycle.activate", function* (call, user) {
    if (user.status !== "PROVISIONED" && user.status !== "RECOVERY") return yield* err(problems.wrongStatus);
    call.org.log.record({ eventType: "user.lifecycle.reactivate", by: call.origin, targets: [userTarget(user)] });
    reconcileSoon(call.org, user.id);
    return json(invite(call.org, user, flag(call, "sendEmail", false)) ?? {});
  }),

  lifecycle("deactivate", "okta.users.lifecycle.deactivate", function* (call, user) {
    yield* deactivate(call, user, { sendEmail: flag(call, "sendEmail", false) });
    return json({});
  }),

  lifecycle("suspend", "okta.users.lifecycle.suspend", function* (call, user) {
    yield* suspend(call, user);
    return json({});
  }),

  lifecycle("unsuspend", "okta.users.lifecycle.unsuspend", function* (call, user) {
    yield* unsuspend(call, user);
    return json({});
  }),

  lifecycle("unlock", "okta.users.lifecycle.unlock", function* (call, user) {
    yield* unlock(call, user);
    return json({});
  }),

  lifecycle("reset_factors", "okta.users.credentials.resetFactors", (call, user) => {
    call.org.factors.delete(user.id);
    call.org.log.record({ eventType: "user.mfa.factor.reset_all", by: call.origin, targets: [userTarget(user)] });
    return json({});
  }),
];

type Operation = (call: Call, user: User) => Reply | Generator<Err<never, OktaProblem>, Reply>;

/** One lifecycle operation. None starts while an earlier one is still on its way. */
function lifecycle(name: string, permission: string, operation: Operation): Route {
  return route(`POST /api/v1/users/{id}/lifecycle/${name}`, { scope: MANAGE, permission }, function* (call) {
    const user = yield* userByAnyName(call, call.params["id"]!);
    if (user.transitioningTo !== undefined) return yield* err(problems.stillActivating);
    const doing = operation(call, user);
    return "next" in doing ? yield* doing : doing;
  });
}

/** Leaves out what a `fields` parameter such as `id,status,profile:(firstName,city)` does not name. */
function pick(call: Call, view: Readonly<Record<string, unknown>>): unknown {
  const fields = call.query.get("fields");
  if (fields === null) return view;
  const profileFields = /profile:\(([^)]*)\)/.exec(fields)?.[1]?.split(",");
  const names = fields.replace(/:\([^)]*\)/g, "").split(",");
  const kept = Object.entries(view).filter(([name]) => names.includes(name) || name === "_links");
  return Object.fromEntries(
    kept.map(([name, value]) =>
      name === "profile" && profileFields !== undefined && typeof value === "object" && value !== null
        ? [name, Object.fromEntries(Object.entries(value).filter(([field]) => profileFields.includes(field)))]
        : [name, value],
    ),
  );
}
