import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import { groupById } from "../groups/find-group.ts";
import { nameOf } from "../groups/group.ts";
import { type Call, flag, json, made, noContent, readBody } from "../http/call.ts";
import { page } from "../http/page.ts";
import { invalid, notFound, type OktaProblem } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import type { App, GroupPush } from "./app.ts";
import { linkGroup, switchPush, unlinkGroup } from "./group-push.ts";
import { appById } from "./write-app.ts";

const READ = { scope: "okta.apps.read", permission: "okta.apps.read" };
const MANAGE = { scope: "okta.apps.manage", permission: "okta.apps.manage" };
const PATH = "/api/v1/apps/{appId}/group-push/mappings";

const PushBody = z.looseObject({
  sourceGroupId: z.string(),
  targetGroupId: z.string().optional(),
  targetGroupName: z.string().optional(),
});
const StatusBody = z.looseObject({ status: z.enum(["ACTIVE", "INACTIVE"]) });

/** `/api/v1/apps/{appId}/group-push/mappings`: groups mirrored into an application. */
export const groupPushRoutes: readonly Route[] = [
  route(`GET ${PATH}`, { ...READ, list: true }, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const sourceGroupId = call.query.get("sourceGroupId");
    const pushes = [...(call.org.groupPushes.get(app.id)?.values() ?? [])].filter(
      (push) => sourceGroupId === null || push.sourceGroupId === sourceGroupId,
    );
    return yield* page(
      call,
      pushes,
      ({ id }) => id,
      (push) => pushView(call, app, push),
      { defaultLimit: 100, maxLimit: 1000 },
    );
  }),

  route(`POST ${PATH}`, MANAGE, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const { sourceGroupId, targetGroupId, targetGroupName } = yield* readBody(call, PushBody);
    if (app.provisioning === undefined) {
      return yield* err(invalid("feature", "Provisioning is not enabled for the app instance."));
    }
    const group = yield* groupById(call, sourceGroupId);
    const target = targetGroupId === undefined ? undefined : call.org.groups.get(targetGroupId);
    if (targetGroupId !== undefined && target === undefined) return yield* err(notFound(targetGroupId, "UserGroup"));
    const name = target === undefined ? (targetGroupName ?? nameOf(group)) : nameOf(target);
    const taken = [...(call.org.groupPushes.get(app.id)?.values() ?? [])].some((one) => one.sourceGroupId === group.id);
    if (taken)
      return yield* err(invalid("sourceGroupId", "sourceGroupId: The group is already pushed to the application"));
    return made(pushView(call, app, linkGroup(call.org, app, group, name)));
  }),

  route(`GET ${PATH}/{mappingId}`, READ, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    return json(pushView(call, app, yield* pushById(call, app)));
  }),

  route(`PATCH ${PATH}/{mappingId}`, MANAGE, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const push = yield* pushById(call, app);
    const { status } = yield* readBody(call, StatusBody);
    return json(pushView(call, app, switchPush(call.org, app, push, status)));
  }),

  route(`DELETE ${PATH}/{mappingId}`, MANAGE, function* (call) {
    const app = yield* appById(call, call.params["appId"]!);
    const push = yield* pushById(call, app);
    if (push.status === "ACTIVE") {
      return yield* err(invalid("status", "status: Only an inactive group push mapping can be deleted"));
    }
    unlinkGroup(call.org, app, push, flag(call, "deleteTargetGroup", false));
    return noContent;
  }),
];

function pushById(call: Call, app: App): Result<GroupPush, OktaProblem> {
  const id = call.params["mappingId"]!;
  const push = call.org.groupPushes.get(app.id)?.get(id);
  return push === undefined ? err(notFound(id, "GroupPushMapping")) : ok(push);
}

function pushView({ org }: Call, app: App, { externalId: _own, ...push }: GroupPush): unknown {
  const base = `${org.baseUrl()}/api/v1`;
  return {
    ...push,
    ...(push.status === "ERROR" ? { errorSummary: "The group could not be pushed." } : {}),
    _links: {
      app: { href: `${base}/apps/${app.id}` },
      sourceGroup: { href: `${base}/groups/${push.sourceGroupId}` },
      targetGroup: { href: `${base}/groups/${push.targetGroupId}` },
    },
  };
}
