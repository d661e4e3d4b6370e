import { err, ok, type Result } from "neverthrow";
import { freeLogin } from "../hire/free-login.ts";
import { planHire } from "../hire/plan-hire.ts";
import type { Observation } from "../observation/observation.ts";
import type { Draft } from "../plan/draft.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { ReferenceTable } from "../reference-table/table.ts";
import type { JoinerRequest } from "../request/request.ts";
import type { Instant } from "../time/instant.ts";
import { joinerAccount } from "./joiner-account.ts";

/**
 * Somebody joins: the account is made and given its access at once, and wakes up on the first minute of the start day.
 * Run again at any point, it plans what is still missing.
 */
export function planJoiner(
  request: JoinerRequest,
  table: ReferenceTable,
  observation: Observation,
  now: Instant,
): Result<Draft, readonly Refusal[]> {
  const found = joinerAccount(request, table.rules, observation);
  const login = found.andThen((account) =>
    account === undefined ? freeLogin(request, table.rules, observation, now) : ok(account.login),
  );
  const decided = planHire(request, table, observation, now, found.unwrapOr(undefined), login.unwrapOr(""));
  if (login.isOk()) return decided;
  return err([...login.error, ...(decided.isErr() ? decided.error : [])]);
}
