import { err, ok, type Result } from "neverthrow";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { isProtected, settling } from "../person/find-person.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { JoinerRequest } from "../request/request.ts";
import { isMarked } from "./joiner-account.ts";

/**
 * The one account that carries a ticket's mark, if it may be touched; `undefined` where none does. A mark is an
 * attribute like others: it opens no protected account, and none that Okta is not done with.
 */
export function markedAccount(
  request: Pick<JoinerRequest, "ticket">,
  { accounts }: Observation,
  rules: TableRules,
): Result<ObservedAccount | undefined, readonly Refusal[]> {
  const [account, ...others] = accounts.filter((one) => isMarked(one, request, rules));
  if (account === undefined) return ok(undefined);
  if (others.length > 0) {
    const sentence = `${others.length + 1} accounts carry the mark of this ticket; HR must say which one stays.`;
    return err([{ kind: "several-found", sentence }]);
  }
  if (isProtected(account, rules)) {
    const sentence = `${account.login} is a protected account; no ticket may change it.`;
    return err([{ kind: "protected-person", sentence }]);
  }
  const unsettled = settling(account);
  return unsettled === undefined ? ok(account) : err([unsettled]);
}
