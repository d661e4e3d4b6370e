import { err, ok, type Result } from "neverthrow";
import { z } from "zod";
import { groupById } from "../groups/find-group.ts";
import type { Group } from "../groups/group.ts";
import { type Call, json, made, noContent, readBody } from "../http/call.ts";
import { invalid, notFound, type OktaProblem, problems } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import type { LogTarget } from "../log/log-event.ts";
import { groupTarget, userTarget } from "../log/targets.ts";
import { userByAnyName } from "../users/find-user.ts";
import { type AdminRole, standardRoles } from "./admin-role.ts";
import { type HeldRole, rolesOf } from "./held-roles.ts";
import { roleView } from "./role-view.ts";

const READ = { scope: "okta.roles.read", permission: "okta.roles.read", list: true } as const;
const MANAGE = { scope: "okta.roles.manage", permission: "okta.roles.manage" };

const RoleBody = z.looseObject({ type: z.string() });

/** Whom a role is given to. */
interface Holder {
  readonly id: string;
  readonly assignmentType: HeldRole["assignmentType"];
  /** Path of the holder, without the host. */
  readonly path: string;
  readonly target: LogTarget;
}

/** Admin roles of users, of groups, and of service apps. */
export const roleRoutes: readonly Route[] = [
  ...rolesUnder("/api/v1/users/{id}", (call) =>
    userByAnyName(call, call.params["id"]!).map((user) => ({
      id: user.id,
      assignmentType: "USER",
      path: `/api/v1/users/${user.id}`,
      target: userTarget(user),
    })),
  ),
  ...rolesUnder("/api/v1/groups/{id}", (call) =>
    groupById(call, call.params["id"]!)
      .andThen((group) => mayHoldRole(call, group))
      .map((group) => ({
        id: group.id,
        assignmentType: "GROUP",
        path: `/api/v1/groups/${group.id}`,
        target: groupTarget(group),
      })),
  ),
  ...rolesUnder("/oauth2/v1/clients/{id}", (call) => {
    const client = call.org.serviceApps.get(call.params["id"]!);
    if (client === undefined) return err(notFound(call.params["id"]!, "OAuth2Client"));
    const { clientId: id, label } = client;
    const target = { id, type: "PublicClientApp", alternateId: id, displayName: label };
    return ok({ id, assignmentType: "CLIENT", path: `/oauth2/v1/clients/${id}`, target });
  }),
];

function rolesUnder(path: string, find: (call: Call) => Result<Holder, OktaProblem>): readonly Route[] {
  return [
    route(`GET ${path}/roles`, READ, function* (call) {
      const holder = yield* find(call);
      return json(rolesOf(call.org, holder.id).map((role) => roleView(call.org, holder.path, role)));
    }),

    route(`POST ${path}/roles`, MANAGE, function* (call) {
      const { org } = call;
      const holder = yield* find(call);
      const { type } = yield* readBody(call, RoleBody);
      if (!standardRoles.includes(type)) return yield* err(invalid("type", "type: Invalid role type"));
      const held = org.roles.get(holder.id) ?? [];
      if (held.some((role) => role.type === type)) return yield* err(problems.roleExists);
      const role: AdminRole = { id: org.random.oktaId("ra1"), type, created: org.clock.iso() };
      org.roles.set(holder.id, [...held, role]);
      note(call, "user.account.privilege.grant", holder);
      const view = roleView(org, holder.path, { ...role, assignmentType: holder.assignmentType });
      return holder.assignmentType === "USER" ? made(view) : json(view);
    }),

    route(`DELETE ${path}/roles/{roleAssignmentId}`, MANAGE, function* (call) {
      const { org } = call;
      const holder = yield* find(call);
      const id = call.params["roleAssignmentId"]!;
      const held = org.roles.get(holder.id) ?? [];
      if (!held.some((role) => role.id === id)) return yield* err(notFound(id, "RoleAssignment"));
      org.roles.set(
        holder.id,
        held.filter((role) => role.id !== id),
      );
      note(call, "user.account.privilege.revoke", holder);
      return noContent;
    }),
  ];
}

function note(call: Call, eventType: string, { target }: Holder): void {
  call.org.log.record({ eventType, by: call.origin, targets: [target] });
}

/** Okta gives no role to a group that a rule fills, nor to one of its own. */
function mayHoldRole(call: Call, group: Group): Result<Group, OktaProblem> {
  const { org } = call;
  if (group.type === "BUILT_IN") return err(problems.roleOnBuiltIn);
  const isRuleTarget = [...org.rules.values()].some(({ groupIds }) => groupIds.includes(group.id));
  if (isRuleTarget) return err(problems.roleOnRuleTarget);
  return (org.members.get(group.id)?.size ?? 0) > 5000 ? err(problems.roleOnLargeGroup) : ok(group);
}
