import { err, ok, type Result } from "neverthrow";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { employeeNumberOf, isProtected, settling } from "../person/find-person.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { JoinerRequest } from "../request/request.ts";

/**
 * The account a joiner has already, or `undefined`.
 *
 * An account that carries this ticket's mark was made by a run whose answer was lost: it is taken over as it is.
 * One with the same employee number and no mark was staged by an HR import: it is adopted while it sleeps.
 * Anything else that belongs to the same employee number is somebody's, and stops the plan.
 */
export function joinerAccount(
  request: JoinerRequest,
  rules: TableRules,
  observation: Observation,
): Result<ObservedAccount | undefined, readonly Refusal[]> {
  const number = request.employeeNumber?.value;
  const ours = observation.accounts.filter((account) => isMarked(account, request, rules));
  const same = observation.accounts.filter((account) => number !== undefined && employeeNumberOf(account) === number);
  const [account, ...others] = ours.length > 0 ? ours : same;
  if (account === undefined) return ok(undefined);
  if (others.length > 0) {
    const sentence = `${others.length + 1} accounts belong to this joiner; HR must say which one stays.`;
    return err([{ kind: "several-found", sentence }]);
  }
  const obstacle = inTheWay(account, ours.length > 0, observation, rules);
  return obstacle === undefined ? ok(account) : err([obstacle]);
}

/** Whether an account carries a ticket's mark. */
export function isMarked(
  { profile }: ObservedAccount,
  { ticket }: Pick<JoinerRequest, "ticket">,
  { intentAttribute }: Pick<TableRules, "intentAttribute">,
): boolean {
  return profile[intentAttribute] === ticket.id;
}

function inTheWay(
  account: ObservedAccount,
  ours: boolean,
  { confirmedSteps = [] }: Observation,
  rules: TableRules,
): Refusal | undefined {
  const { login, status, profile } = account;
  if (isProtected(account, rules)) {
    return { kind: "protected-person", sentence: `${login} is a protected account; no ticket may change it.` };
  }
  const unsettled = settling(account);
  if (unsettled !== undefined) return unsettled;
  // Suspended by this ticket itself, because the start was moved after the account had woken up.
  const byUs = ours && confirmedSteps.some(({ id }) => id === "suspend-account");
  if (status === "SUSPENDED" && !byUs) {
    return inUse(`${login} is suspended; file a return if the leave or investigation is over.`);
  }
  if (status === "DEPROVISIONED") return inUse(`${login} belonged to this person before they left; file a rehire.`);
  if (ours) return undefined;
  if (profile[rules.intentAttribute] !== undefined && profile[rules.intentAttribute] !== "") {
    return inUse(`${login} was made for this person by another ticket; close one of the two as a duplicate.`);
  }
  return status === "STAGED" || status === "PROVISIONED"
    ? undefined
    : inUse(`${login} already belongs to this employee number and is ${status}; file a change instead.`);
}

const inUse = (sentence: string): Refusal => ({ kind: "account-in-use", sentence });
