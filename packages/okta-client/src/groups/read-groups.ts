import type { Result, ResultAsync } from "neverthrow";
import { ask, askAll, askPages, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { GROUPS } from "../endpoints/groups.ts";
import { User } from "../users/user.ts";
import { Group, GroupOwner } from "./group.ts";

// Okta would give 10,000 groups at once, and advises against it.
const PAGE = { limit: 200 };

/** Looks a group up by id; `undefined` means there is none, or we may not see it. */
export function findGroup(okta: OktaClient, groupId: string): ResultAsync<Group | undefined, OktaError> {
  return undefinedWhenMissing(getGroup(okta, groupId));
}

/** Reads a group by id. */
export function getGroup(okta: OktaClient, groupId: string): ResultAsync<Group, OktaError> {
  return ask(okta, GROUPS.findGroup, { path: { groupId }, reply: Group });
}

/**
 * Finds groups by an expression over profile attributes, `id` and `type` (operators `eq`, `sw`, `co`).
 * The index lags: absence here proves nothing.
 */
export function searchGroups(okta: OktaClient, expression: string): ResultAsync<readonly Group[], OktaError> {
  return askAll(okta, GROUPS.searchGroups, { query: { search: expression, ...PAGE }, item: Group });
}

/** All groups of the org. */
export function listGroups(okta: OktaClient): ResultAsync<readonly Group[], OktaError> {
  return askAll(okta, GROUPS.listGroups, { query: PAGE, item: Group });
}

/** As {@link listGroups}, page by page. */
export function listGroupPages(okta: OktaClient): AsyncGenerator<Result<readonly Group[], OktaError>> {
  return askPages(okta, GROUPS.listGroups, { query: PAGE, item: Group });
}

/** Groups a user is in, `Everyone` included. */
export function listUserGroups(okta: OktaClient, userId: string): ResultAsync<readonly Group[], OktaError> {
  return askAll(okta, GROUPS.listUserGroups, { path: { id: userId }, item: Group });
}

/** Members of a group. */
export function listGroupMembers(okta: OktaClient, groupId: string): ResultAsync<readonly User[], OktaError> {
  return askAll(okta, GROUPS.listGroupMembers, { path: { groupId }, query: PAGE, item: User });
}

/** As {@link listGroupMembers}, page by page, for groups too large to hold. */
export function listGroupMemberPages(
  okta: OktaClient,
  groupId: string,
): AsyncGenerator<Result<readonly User[], OktaError>> {
  return askPages(okta, GROUPS.listGroupMembers, { path: { groupId }, query: PAGE, item: User });
}

/** Who answers for a group, and whom a leaver leaves without an owner. */
export function listGroupOwners(okta: OktaClient, groupId: string): ResultAsync<readonly GroupOwner[], OktaError> {
  return askAll(okta, GROUPS.listGroupOwners, { path: { groupId }, item: GroupOwner });
}
