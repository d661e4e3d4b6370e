import { err } from "neverthrow";
import { z } from "zod";
import { groupById } from "../groups/find-group.ts";
import { listedGroupView } from "../groups/group-view.ts";
import { type Call, json, noContent, readBody } from "../http/call.ts";
import { page } from "../http/page.ts";
import { mappedAttribute, notFound, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import { pushedAttributes } from "../mappings/profile-mapping.ts";
import { drawLag } from "../org.ts";
import { isVisible } from "../roles/visibility.ts";
import { userByAnyName, userById } from "../users/find-user.ts";
import { loginOf } from "../users/user.ts";
import type { App, AppGroup, AppUser } from "./app.ts";
import { putAppGroup, removeAppGroup } from "./app-groups.ts";
import { keyInUse } from "./app-keys.ts";
import { appGroupView, appUserView, appView } from "./app-view.ts";
import { putAppUser, reconcileSoon, removeAppUser } from "./assignments.ts";
import { findApps } from "./find-apps.ts";
import { samlMetadata } from "./saml-metadata.ts";
import { appById, createApp, deleteApp, replaceApp, setAppStatus } from "./write-app.ts";

const MANAGE = { scope: "okta.apps.manage", permission: "okta.apps.manage" };
const ASSIGN = { scope: "okta.apps.manage", permission: "okta.apps.assignment.manage" };
const READ = { scope: "okta.apps.read", permission: "okta.apps.read" };

const AppUserBody = z.looseObject({
  id: z.string().optional(),
  scope: z.enum(["USER", "GROUP"]).optional(),
  credentials: z.looseObject({ userName: z.string().optional(), password: z.unknown().optional() }).optional(),
  profile: z.record(z.string(), z.unknown()).optional(),
});
const AppGroupBody = z.looseObject({
  priority: z.int().min(0).optional(),
  profile: z.record(z.string(), z.unknown()).optional(),
});

/** `/api/v1/apps`: applications, their users and their groups. */
export const appRoutes: readonly Route[] = [
  route("GET /api/v1/apps", { ...READ, list: true }, function* (call) {
    const apps = yield* findApps(call);
    return yield* page(
      call,
      apps,
      ({ id }) => id,
      (app) => withUser(call, app),
      { defaultLimit: 20, maxLimit: 200 },
    );
  }),

  route("POST /api/v1/apps", MANAGE, function* (call) {
    return json(appView(call.org, yield* createApp(call)));
  }),

  route("GET /api/v1/apps/{appId}", READ, function* (call) {
    return json(withUser(call, yield* appById(call, call.params["appId"]!)));
  }),

  route("PUT /api/v1/apps/{appId}", MANAGE, function* (call) {
    return json(appView(call.org, yield* replaceApp(call, yield* appById(call, call.params["appId"]!))));
  }),

  route("DELETE /api/v1/apps/{appId}", MANAGE, function* (call) {
    yield* deleteApp(call, yield* appById(call, call.params["appId"]!));
    return noContent;
  }),

  route("POST /api/v1/apps/{appId}/lifecycle/activate", MANAGE, function* (call) {
    setAppStatus(call, yield* appById(call, call.params["appId"]!), "ACTIVE");
    return json({});
  }),

  route("POST /api/v1/apps/{appId}/lifecycle/deactivate", MANAGE, function* (call) {
    setAppStatus(call, yield* appById(call, call.params["appId"]!), "INACTIVE");
    return json({});
  }),

  route("GET /api/v1/apps/{appId}/users", { ...READ, list: true }, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const words = call.query.get("q")?.toLowerCase();
    const users = [...(call.org.appUsers.get(app.id)?.values() ?? [])]
      .filter(({ userId }) => isVisible(call, userId))
      .filter(({ userName }) => words === undefined || userName.toLowerCase().startsWith(words))
      .toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
    return yield* page(
      call,
      users,
      ({ userId }) => userId,
      (one) => viewAppUser(call, app, one),
      {
        defaultLimit: 50,
        maxLimit: 500,
      },
    );
  }),

  route("POST /api/v1/apps/{appId}/users", ASSIGN, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const body = yield* readBody(call, AppUserBody);
    if (body.id === undefined) return yield* err(problems.missingParameter);
    const user = yield* userById(call, body.id);
    if (user.status === "DEPROVISIONED" || user.status === "SUSPENDED") return yield* err(problems.inactiveUser);
    if (app.signOnMode === "SAML_2_0" && body.credentials?.password !== undefined) {
      return yield* err(problems.credentialsNotForScheme);
    }
    const pushed = pushedAttributes(call.org, app).find((name) => Object.hasOwn(body.profile ?? {}, name));
    if (pushed !== undefined) return yield* err(mappedAttribute(pushed));
    const before = call.org.appUsers.get(app.id)?.get(user.id);
    if (before?.scope === "USER" && call.org.settings.assignAgain === "E0000062") {
      return yield* err(problems.alreadyAssigned);
    }
    return json(viewAppUser(call, app, assign(call, app, body, before, user.id)));
  }),

  route("GET /api/v1/apps/{appId}/users/{userId}", READ, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const user = yield* userById(call, call.params["userId"]!);
    const appUser = call.org.appUsers.get(app.id)?.get(user.id);
    if (appUser === undefined) return yield* err(notFound(user.id, "AppUser"));
    return json(viewAppUser(call, app, appUser));
  }),

  route("POST /api/v1/apps/{appId}/users/{userId}", ASSIGN, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const user = yield* userById(call, call.params["userId"]!);
    const before = call.org.appUsers.get(app.id)?.get(user.id);
    if (before === undefined) return yield* err(notFound(user.id, "AppUser"));
    if (user.status === "DEPROVISIONED") return yield* err(problems.inactiveUser);
    const body = yield* readBody(call, AppUserBody);
    const pushed = pushedAttributes(call.org, app).find((name) => Object.hasOwn(body.profile ?? {}, name));
    if (pushed !== undefined) return yield* err(mappedAttribute(pushed));
    return json(viewAppUser(call, app, assign(call, app, body, before, user.id)));
  }),

  route("DELETE /api/v1/apps/{appId}/users/{userId}", ASSIGN, function* (call) {
    const { org } = call;
    const app = yield* appById(call, call.params["appId"]!);
    const user = yield* userById(call, call.params["userId"]!);
    const appUser = org.appUsers.get(app.id)?.get(user.id);
    if (appUser === undefined) return yield* err(notFound(user.id, "AppUser"));
    removeAppUser(org, app, user, call.origin);
    // What a group grants comes back when Okta goes through the groups again.
    org.clock.at(org.clock.now() + drawLag(org, org.settings.ruleLagMs), () => reconcileSoon(org, user.id));
    return noContent;
  }),

  route("GET /api/v1/apps/{appId}/groups", { ...READ, list: true }, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const groups = [...(call.org.appGroups.get(app.id)?.values() ?? [])].toSorted((a, b) => a.priority - b.priority);
    return yield* page(
      call,
      groups,
      ({ groupId }) => groupId,
      (one) => withGroup(call, app, one),
      {
        defaultLimit: 20,
        maxLimit: 200,
      },
    );
  }),

  route("GET /api/v1/apps/{appId}/groups/{groupId}", READ, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const appGroup = call.org.appGroups.get(app.id)?.get(call.params["groupId"]!);
    if (appGroup === undefined) return yield* err(notFound(call.params["groupId"]!, "ApplicationGroupAssignment"));
    return json(withGroup(call, app, appGroup));
  }),

  route("PUT /api/v1/apps/{appId}/groups/{groupId}", ASSIGN, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const group = yield* groupById(call, call.params["groupId"]!);
    const body = call.body === undefined ? {} : yield* readBody(call, AppGroupBody);
    return json(appGroupView(call.org, app, putAppGroup(call.org, app, group, body, call.origin)));
  }),

  route("DELETE /api/v1/apps/{appId}/groups/{groupId}", ASSIGN, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const group = yield* groupById(call, call.params["groupId"]!);
    removeAppGroup(call.org, app, group, call.origin);
    return noContent;
  }),

  route("GET /api/v1/apps/{appId}/sso/saml/metadata", READ, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const kid = call.query.get("kid");
    const key = keyInUse(call.org, app, kid);
    if (key === undefined) return yield* err(notFound(kid ?? "", "JsonWebKey"));
    return { status: 200, text: { type: "application/xml", content: samlMetadata(call.org, app, key) } };
  }),

  route(
    "GET /api/v1/users/{id}/appLinks",
    { scope: "okta.users.read", permission: "okta.users.read", list: true },
    function* (call) {
      const user = yield* userByAnyName(call, call.params["id"]!);
      const links = [...(call.org.appsOfUser.get(user.id) ?? [])].flatMap((appId) => {
        const app = call.org.apps.get(appId);
        if (app === undefined || app.status !== "ACTIVE" || isHidden(app)) return [];
        const linkUrl = `${call.org.baseUrl()}/home/${app.name}/${app.id}/${app.externalKey}`;
        return [
          {
            id: `${user.id}-${app.id}`,
            label: app.label,
            linkUrl,
            logoUrl: `${call.org.baseUrl()}/assets/img/logos/default.png`,
            appName: app.name,
            appInstanceId: app.id,
            appAssignmentId: `${app.id}.${user.id}`,
            credentialsSetup: false,
            hidden: false,
            sortOrder: 0,
          },
        ];
      });
      return json(links);
    },
  ),
];

function assign(
  call: Call,
  app: App,
  body: z.infer<typeof AppUserBody>,
  before: AppUser | undefined,
  userId: string,
): AppUser {
  const user = call.org.users.get(userId)!;
  return putAppUser(
    call.org,
    app,
    user,
    {
      scope: body.scope ?? (before === undefined ? "USER" : before.scope),
      profile: { ...before?.profile, ...body.profile },
      userName: body.credentials?.userName ?? before?.userName ?? loginOf(user),
    },
    call.origin,
  );
}

function viewAppUser(call: Call, app: App, appUser: AppUser): unknown {
  const embed = call.query.get("expand") === "user" ? call.org.users.get(appUser.userId) : undefined;
  return appUserView(call.org, app, appUser, embed);
}

/** `expand=user/{id}` shows how that user has each application. */
function withUser(call: Call, app: App): unknown {
  const view = appView(call.org, app);
  const userId = /^user\/(.+)$/.exec(call.query.get("expand") ?? "")?.[1];
  const appUser = call.org.appUsers.get(app.id)?.get(userId ?? "");
  return appUser === undefined ? view : { ...view, _embedded: { user: appUserView(call.org, app, appUser) } };
}

function withGroup(call: Call, app: App, appGroup: AppGroup): unknown {
  const view = appGroupView(call.org, app, appGroup);
  const group = call.query.get("expand") === "group" ? call.org.groups.get(appGroup.groupId) : undefined;
  return group === undefined ? view : { ...view, _embedded: { group: listedGroupView(call.org, group) } };
}

const HiddenApp = z.looseObject({ hide: z.looseObject({ web: z.literal(true) }) });

function isHidden(app: App): boolean {
  return HiddenApp.safeParse(app.visibility).success;
}
