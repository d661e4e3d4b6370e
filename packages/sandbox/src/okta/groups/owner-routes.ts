import { err } from "neverthrow";
import { z } from "zod";
import { made, noContent, readBody } from "../http/call.ts";
import { page } from "../http/page.ts";
import { invalid, notFound } from "../http/problem.ts";
import { type Route, route } from "../http/route.ts";
import type { Org } from "../org.ts";
import { displayNameOf } from "../users/user.ts";
import { groupById } from "./find-group.ts";
import { type GroupOwner, nameOf } from "./group.ts";

const READ = { scope: "okta.groups.read", permission: "okta.groups.read" };
const MANAGE = { scope: "okta.groups.manage", permission: "okta.groups.manage" };
const OwnerBody = z.looseObject({ id: z.string(), type: z.enum(["USER", "GROUP"]) });

/** `/api/v1/groups/{groupId}/owners`: who answers for a group. */
export const ownerRoutes: readonly Route[] = [
  route("GET /api/v1/groups/{groupId}/owners", { ...READ, list: true }, function* (call) {
    const group = yield* groupById(call, call.params["groupId"]!);
    return yield* page(
      call,
      group.owners ?? [],
      ({ id }) => id,
      (owner) => ownerView(call.org, owner),
      { defaultLimit: 1000, maxLimit: 1000 },
    );
  }),

  route("POST /api/v1/groups/{groupId}/owners", MANAGE, function* (call) {
    const { org } = call;
    const group = yield* groupById(call, call.params["groupId"]!);
    const { id, type } = yield* readBody(call, OwnerBody);
    const exists = type === "USER" ? org.users.has(id) : org.groups.has(id);
    if (!exists) return yield* err(notFound(id, type === "USER" ? "User" : "UserGroup"));
    const owners = group.owners ?? [];
    if (owners.some((owner) => owner.id === id)) {
      return yield* err(invalid("id", "id: The owner is already assigned to the group"));
    }
    const owner: GroupOwner = { id, type, lastUpdated: org.clock.iso() };
    org.groups.set(group.id, { ...group, owners: [...owners, owner] });
    return made(ownerView(org, owner));
  }),

  route("DELETE /api/v1/groups/{groupId}/owners/{ownerId}", MANAGE, function* (call) {
    const { org } = call;
    const group = yield* groupById(call, call.params["groupId"]!);
    const { ownerId } = call.params;
    const owners = group.owners ?? [];
    if (!owners.some(({ id }) => id === ownerId)) return yield* err(notFound(ownerId!, "GroupOwner"));
    org.groups.set(group.id, { ...group, owners: owners.filter(({ id }) => id !== ownerId) });
    return noContent;
  }),
];

function ownerView(org: Org, { id, type, lastUpdated }: GroupOwner): unknown {
  const [user, group] = [org.users.get(id), org.groups.get(id)];
  return {
    id,
    type,
    displayName: user === undefined ? (group === undefined ? "" : nameOf(group)) : displayNameOf(user),
    resolved: true,
    originType: "OKTA_DIRECTORY",
    lastUpdated,
  };
}
