import { err, ok, type Result, safeTry } from "neverthrow";
import { z } from "zod";
import { groupById } from "../groups/find-group.ts";
import { removeMemberByRule, storeMembership } from "../groups/memberships.ts";
import { type Call, readBody } from "../http/call.ts";
import { invalid, notFound, type OktaProblem } from "../http/problem.ts";
import { drawLag, type Org } from "../org.ts";
import type { GroupRule } from "./group-rule.ts";
import { parseExpression } from "./parse-expression.ts";

const exclusion = z.looseObject({ exclude: z.array(z.string()).optional() }).optional();

const RuleBody = z.looseObject({
  type: z.string(),
  name: z.string(),
  conditions: z.looseObject({
    people: z.looseObject({ users: exclusion, groups: exclusion }).nullish(),
    expression: z.looseObject({ value: z.string() }),
  }),
  actions: z.looseObject({ assignUserToGroups: z.looseObject({ groupIds: z.array(z.string()).min(1) }) }),
});

/** A rule by id. */
export function ruleById(call: Call, id: string): Result<GroupRule, OktaProblem> {
  const rule = call.org.rules.get(id);
  return rule === undefined ? err(notFound(id, "GroupRule")) : ok(rule);
}

/** Makes a rule (`before` is `undefined`) or replaces one. New rules are always inactive. */
export function writeRule(call: Call, before: GroupRule | undefined): Result<GroupRule, OktaProblem> {
  const { org } = call;
  return safeTry(function* () {
    if (before !== undefined && before.status !== "INACTIVE") {
      return err(invalid("status", "status: Only an inactive rule can be changed"));
    }
    const body = yield* readBody(call, RuleBody);
    if (body.name.length > 50) return err(invalid("name", "name: The field is too long (maximum is 50 characters)"));
    for (const other of org.rules.values()) {
      if (other.id !== before?.id && other.name === body.name) {
        return err(invalid("name", "name: Policy rule name already in use"));
      }
    }
    const condition = body.conditions.expression.value;
    const expression = yield* parseExpression(condition).mapErr(({ at }) =>
      invalid("validateRule", `Invalid expression: ${condition}`, `Unexpected: ${at}`),
    );
    const { groupIds } = body.actions.assignUserToGroups;
    for (const groupId of groupIds) {
      const group = yield* groupById(call, groupId);
      if (group.type !== "OKTA_GROUP") {
        return err(invalid("groupIds", `groupIds: Group rules cannot assign users to the group ${groupId}`));
      }
    }
    const now = org.clock.iso();
    const rule: GroupRule = {
      id: before?.id ?? org.random.oktaId("0pr"),
      name: body.name,
      status: "INACTIVE",
      created: before?.created ?? now,
      lastUpdated: now,
      condition,
      expression,
      groupIds,
      excludedUsers: body.conditions.people?.users?.exclude ?? [],
      excludedGroups: body.conditions.people?.groups?.exclude ?? [],
    };
    org.rules.set(rule.id, rule);
    return ok(rule);
  });
}

/** Removes a rule. Its members leave soon after, or stay as if put in by hand. */
export function deleteRule(call: Call, rule: GroupRule, removeUsers: boolean): Result<void, OktaProblem> {
  const { org } = call;
  if (rule.status === "ACTIVE") {
    return err(invalid("status", "status: An active rule must be deactivated before it is deleted"));
  }
  org.rules.delete(rule.id);
  if (removeUsers) org.clock.at(org.clock.now() + drawLag(org, org.settings.ruleLagMs), () => release(org, rule, true));
  else release(org, rule, false);
  return ok(undefined);
}

function release(org: Org, rule: GroupRule, leave: boolean): void {
  for (const groupId of rule.groupIds) {
    const group = org.groups.get(groupId);
    for (const [userId, membership] of [...(org.members.get(groupId) ?? [])]) {
      if (!membership.rules.has(rule.id)) continue;
      const user = org.users.get(userId);
      if (leave && group !== undefined && user !== undefined) removeMemberByRule(org, group, user, rule.id);
      else {
        const rules = new Set(membership.rules);
        rules.delete(rule.id);
        storeMembership(org, groupId, userId, { direct: true, rules });
      }
    }
  }
}
