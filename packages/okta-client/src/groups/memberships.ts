import type { ResultAsync } from "neverthrow";
import { z } from "zod";
import { ask, askAll, type OktaClient, part } from "../okta-client.ts";
import type { OktaError } from "../okta-error.ts";

const membership = (groupId: string, userId: string) => `api/v1/groups/${part(groupId)}/users/${part(userId)}`;

/**
 * Puts a user into a group; somebody already in it stays. Takes ids. Needs `okta.groups.manage`, or the permissions
 * `okta.groups.members.manage` and `okta.users.groupMembership.manage`.
 */
export function addUserToGroup(okta: OktaClient, groupId: string, userId: string): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: "PUT /api/v1/groups/{groupId}/users/{userId}",
    method: "put",
    path: membership(groupId, userId),
    reply: z.unknown(),
  }).map(() => undefined);
}

/**
 * Takes a user out of a group. Never for a membership a group rule grants: Okta would put the user on the rule's
 * exclusion list for good. Permissions as for {@link addUserToGroup}.
 */
export function removeUserFromGroup(okta: OktaClient, groupId: string, userId: string): ResultAsync<void, OktaError> {
  return ask(okta, {
    endpoint: "DELETE /api/v1/groups/{groupId}/users/{userId}",
    method: "delete",
    path: membership(groupId, userId),
    reply: z.unknown(),
  }).map(() => undefined);
}

const RuleRef = z.looseObject({ id: z.string() });

/** Ids of the group rules that grant a membership; empty for a direct one. Needs `okta.groups.read`. */
export function listMembershipRules(
  okta: OktaClient,
  groupId: string,
  userId: string,
): ResultAsync<readonly string[], OktaError> {
  return askAll(okta, {
    endpoint: "GET /api/v1/groups/{groupId}/users/{userId}/group-rules",
    method: "get",
    path: `${membership(groupId, userId)}/group-rules`,
    reply: z.array(RuleRef),
  }).map((rules) => rules.map((rule) => rule.id));
}
