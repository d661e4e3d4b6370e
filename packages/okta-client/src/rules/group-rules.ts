import { readBackWrite } from "@tenure/http-kit";
import type { ResultAsync } from "neverthrow";
import { ask, askAll, doneWhenMissing, tell, undefinedWhenMissing } from "../client/ask.ts";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { GROUPS } from "../endpoints/groups.ts";
import { GroupRule } from "./group-rule.ts";

/** A rule to create: always `INACTIVE` at first. */
export interface NewGroupRule {
  /** At most 50 characters, unique in the org. */
  readonly name: string;
  /** Okta expression language, over the profile: `user.department=="Risk"`. */
  readonly expression: string;
  readonly groupIds: readonly string[];
  readonly excludedUserIds?: readonly string[];
}

/** All group rules of the org. */
export function listGroupRules(okta: OktaClient): ResultAsync<readonly GroupRule[], OktaError> {
  return askAll(okta, GROUPS.listGroupRules, { query: { limit: 200 }, item: GroupRule });
}

/** Looks a rule up by id. */
export function findGroupRule(okta: OktaClient, groupRuleId: string): ResultAsync<GroupRule | undefined, OktaError> {
  return undefinedWhenMissing(ask(okta, GROUPS.findGroupRule, { path: { groupRuleId }, reply: GroupRule }));
}

/** Creates a rule, `INACTIVE`. When the answer is lost, a rule of this name and expression is the one we made. */
export function createGroupRule(okta: OktaClient, rule: NewGroupRule): ResultAsync<GroupRule, OktaError> {
  const body = {
    type: "group_rule",
    name: rule.name,
    conditions: {
      people: { users: { exclude: rule.excludedUserIds ?? [] }, groups: { exclude: [] } },
      expression: { type: "urn:okta:expression:1.0", value: rule.expression },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
  };
  return readBackWrite({
    write: () => ask(okta, GROUPS.createGroupRule, { body, reply: GroupRule }),
    look: () =>
      listGroupRules(okta).map((rules) =>
        rules.find(({ name, conditions }) => name === rule.name && conditions?.expression?.value === rule.expression),
      ),
  });
}

/** Replaces a rule that is `INACTIVE`. Give it what `findGroupRule` gave, changed: what is missing is erased. */
export function replaceGroupRule(okta: OktaClient, rule: GroupRule): ResultAsync<GroupRule, OktaError> {
  const { id, created: _, lastUpdated: __, allGroupsValid: ___, ...body } = rule;
  return ask(okta, GROUPS.replaceGroupRule, { path: { groupRuleId: id }, body, reply: GroupRule });
}

/** Puts a rule to work: Okta evaluates it for everybody, in the background. */
export function activateGroupRule(okta: OktaClient, groupRuleId: string): ResultAsync<void, OktaError> {
  return tell(okta, GROUPS.activateGroupRule, { path: { groupRuleId }, repeatable: true });
}

/** Stops a rule; members it put into groups stay. */
export function deactivateGroupRule(okta: OktaClient, groupRuleId: string): ResultAsync<void, OktaError> {
  return tell(okta, GROUPS.deactivateGroupRule, { path: { groupRuleId }, repeatable: true });
}

/** Erases a rule that is not `ACTIVE`. `removeUsers` takes its members out of the groups, in the background. */
export function deleteGroupRule(
  okta: OktaClient,
  groupRuleId: string,
  { removeUsers }: { readonly removeUsers: boolean },
): ResultAsync<void, OktaError> {
  return doneWhenMissing(tell(okta, GROUPS.deleteGroupRule, { path: { groupRuleId }, query: { removeUsers } }));
}
