import { err, ok, okAsync, type Result, ResultAsync } from "neverthrow";
import type { OktaClient } from "../client/okta-client.ts";
import type { OktaError } from "../client/okta-error.ts";
import { excludedUsers, type GroupRule } from "./group-rule.ts";
import { activateGroupRule, deactivateGroupRule, findGroupRule, replaceGroupRule } from "./group-rules.ts";

/**
 * Takes users off a rule's exclusion list, as for somebody who returns. Okta wants the rule stopped for it: it is
 * stopped, changed and started again, and started again too when the change fails. Users not on the list are no
 * error, and a rule that lists none of them is not touched. `undefined`: there is no such rule.
 */
export function liftExclusions(
  okta: OktaClient,
  ruleId: string,
  userIds: readonly string[],
): ResultAsync<GroupRule | undefined, OktaError> {
  return findGroupRule(okta, ruleId).andThen((rule) => {
    if (rule === undefined || !excludedUsers(rule).some((id) => userIds.includes(id))) return okAsync(rule);
    const changed = without(rule, userIds);
    if (rule.status !== "ACTIVE") return replaceGroupRule(okta, changed);
    return deactivateGroupRule(okta, ruleId).andThen(() => new ResultAsync(changeAndRestart(okta, changed)));
  });
}

async function changeAndRestart(okta: OktaClient, changed: GroupRule): Promise<Result<GroupRule, OktaError>> {
  const replaced = await replaceGroupRule(okta, changed);
  const restarted = await activateGroupRule(okta, changed.id);
  if (replaced.isErr()) return err(replaced.error);
  if (restarted.isErr()) return err(restarted.error);
  return ok({ ...replaced.value, status: "ACTIVE" });
}

function without(rule: GroupRule, userIds: readonly string[]): GroupRule {
  const exclude = excludedUsers(rule).filter((id) => !userIds.includes(id));
  const people = { ...rule.conditions?.people, users: { ...rule.conditions?.people?.users, exclude } };
  return { ...rule, conditions: { ...rule.conditions, people } };
}
