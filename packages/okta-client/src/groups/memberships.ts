import type { ResultAsync } from "neverthrow";
import * as z from "zod";
import { askAll, tell } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { GROUPS } from "../endpoints/groups.ts";

/** Puts a user into a group; somebody already in it stays. Takes ids. */
export function addUserToGroup(okta: OktaClient, groupId: string, userId: string): ResultAsync<void, OktaError> {
  return tell(okta, GROUPS.addUserToGroup, { path: { groupId, userId } });
}

/**
 * Takes a user out of a group. Never for a membership a group rule grants: Okta would put the user on the rule's
 * exclusion list for good.
 */
export function removeUserFromGroup(okta: OktaClient, groupId: string, userId: string): ResultAsync<void, OktaError> {
  return tell(okta, GROUPS.removeUserFromGroup, { path: { groupId, userId } });
}

const RuleRef = z.looseObject({ id: z.string() });

/** Ids of the group rules that grant a membership; empty for a direct one. */
export function listMembershipRules(
  okta: OktaClient,
  groupId: string,
  userId: string,
): ResultAsync<readonly string[], OktaError> {
  return askAll(okta, GROUPS.listMembershipRules, { path: { groupId, userId }, item: RuleRef }).map((rules) =>
    rules.map((rule) => rule.id),
  );
}
