import { err, ok, type Result } from "neverthrow";
import { loginCandidates } from "../login/login-candidates.ts";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import { employeeNumberOf, isProtected } from "../person/find-person.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { JoinerRequest } from "../request/request.ts";

/** The account a joiner's ticket made or takes over, or the login of the one to make. */
export interface JoinerAccount {
  readonly account: ObservedAccount | undefined;
  readonly login: string;
}

/**
 * Finds out whether the joiner has an account already.
 *
 * An account that carries this ticket's mark was made by a run whose answer was lost: it is taken over as it is.
 * One with the same employee number and no mark was staged by an HR import: it is adopted while it sleeps.
 * Anything else that belongs to the same employee number is somebody's, and stops the plan.
 */
export function joinerAccount(
  request: JoinerRequest,
  rules: TableRules,
  observation: Observation,
): Result<JoinerAccount, readonly Refusal[]> {
  const number = request.employeeNumber?.value;
  const ours = observation.accounts.filter(({ profile }) => profile[rules.intentAttribute] === request.ticket.id);
  const same = observation.accounts.filter((account) => number !== undefined && employeeNumberOf(account) === number);
  const [account, ...others] = ours.length > 0 ? ours : same;
  if (account === undefined) return freeLogin(request, rules, observation);
  if (others.length > 0) {
    return refuse("several-found", `${others.length + 1} accounts belong to this joiner; HR must say which one stays.`);
  }
  const obstacle = inTheWay(account, ours.length > 0, rules);
  return obstacle === undefined ? ok({ account, login: account.login }) : err([obstacle]);
}

function inTheWay(account: ObservedAccount, ours: boolean, rules: TableRules): Refusal | undefined {
  const { login, status, transitioningTo, profile } = account;
  if (isProtected(login, rules)) {
    return { kind: "protected-person", sentence: `${login} is a protected account; no ticket may change it.` };
  }
  if (transitioningTo !== undefined) {
    return {
      kind: "account-in-transition",
      sentence: `Okta is still moving ${login} from ${status} to ${transitioningTo}; planned again when that has settled.`,
    };
  }
  if (status === "SUSPENDED")
    return inUse(`${login} is suspended; file a return if the leave or investigation is over.`);
  if (status === "DEPROVISIONED") return inUse(`${login} belonged to this person before they left; file a rehire.`);
  if (ours) return undefined;
  if (profile[rules.intentAttribute] !== undefined && profile[rules.intentAttribute] !== "") {
    return inUse(`${login} was made for this person by another ticket; close one of the two as a duplicate.`);
  }
  return status === "STAGED" || status === "PROVISIONED"
    ? undefined
    : inUse(`${login} already belongs to this employee number and is ${status}; file a change instead.`);
}

function freeLogin(
  request: JoinerRequest,
  rules: TableRules,
  { takenLogins }: Observation,
): Result<JoinerAccount, readonly Refusal[]> {
  const candidates = loginCandidates(request, rules);
  const taken = new Set(takenLogins.map((login) => login.toLowerCase()));
  const login = candidates.find((candidate) => !taken.has(candidate));
  if (login !== undefined) return ok({ account: undefined, login });
  return refuse(
    "no-login-free",
    candidates.length === 0
      ? `"${request.givenName.value}" cannot be written as a login; give one on the form.`
      : `${candidates[0]} is taken${candidates.length > 1 ? `, and so is every number up to ${candidates.length}` : ""}; choose another.`,
  );
}

const inUse = (sentence: string): Refusal => ({ kind: "account-in-use", sentence });

function refuse(kind: Refusal["kind"], sentence: string): Result<never, readonly Refusal[]> {
  return err([{ kind, sentence }]);
}
