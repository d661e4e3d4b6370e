import { errAsync, okAsync, type ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, askAll, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";
import { User } from "../users/user.ts";
import { Group } from "./group.ts";

/** Looks a group up by id; `undefined` means there is none, or we may not see it. Needs `okta.groups.read`. */
export function findGroup(okta: OktaClient, groupId: string): ResultAsync<Group | undefined, OktaError> {
  return ask<Group | undefined>(okta, {
    endpoint: "GET /api/v1/groups/{id}",
    method: "get",
    path: `api/v1/groups/${part(groupId)}`,
    reply: Group,
  }).orElse((error) => (error.kind === "not-found" ? okAsync(undefined) : errAsync(error)));
}

/**
 * Finds groups by an expression over profile attributes, `id` and `type` (operators `eq`, `sw`, `co`).
 * The index lags: absence here proves nothing. Needs `okta.groups.read`.
 */
export function searchGroups(okta: OktaClient, expression: string): ResultAsync<readonly Group[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/groups",
    method: "get",
    path: "api/v1/groups",
    query: { search: expression, limit: 200 },
    reply: z.array(Group),
  });
}

/** All groups of the org. Needs `okta.groups.read`. */
export function listGroups(okta: OktaClient): ResultAsync<readonly Group[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/groups",
    method: "get",
    path: "api/v1/groups",
    query: { limit: 200 },
    reply: z.array(Group),
  });
}

/** Groups a user is in, `Everyone` included. Needs `okta.users.read` and `okta.groups.read`. */
export function listUserGroups(okta: OktaClient, userId: string): ResultAsync<readonly Group[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/users/{id}/groups",
    method: "get",
    path: `api/v1/users/${part(userId)}/groups`,
    reply: z.array(Group),
  });
}

/** Members of a group. Needs `okta.groups.read`. */
export function listGroupMembers(okta: OktaClient, groupId: string): ResultAsync<readonly User[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/groups/{id}/users",
    method: "get",
    path: `api/v1/groups/${part(groupId)}/users`,
    query: { limit: 200 },
    reply: z.array(User),
  });
}
