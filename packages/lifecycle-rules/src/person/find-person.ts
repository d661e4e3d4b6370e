import { err, ok, type Result } from "neverthrow";
import type { Observation, ObservedAccount } from "../observation/observation.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { PersonRef } from "../request/request.ts";

/** The one account a ticket means, which it may touch. Two names for two accounts are never resolved by guessing. */
export function findPerson(
  person: PersonRef,
  { accounts }: Observation,
  rules: TableRules,
): Result<ObservedAccount, readonly Refusal[]> {
  const login = person.login?.value.toLowerCase();
  const number = person.employeeNumber?.value;
  const named = accounts.filter(
    (account) =>
      (login === undefined || account.login.toLowerCase() === login) &&
      (number === undefined || employeeNumberOf(account) === number),
  );
  const alive = named.filter(({ status }) => status !== "DEPROVISIONED");
  const [account, ...others] = alive.length > 0 ? alive : named;
  if (account === undefined) return err([nobody(person, accounts)]);
  if (others.length > 0)
    return refuse("several-found", `${named.length} accounts are ${describePerson(person)}; name the login.`);
  if (isProtected(account, rules)) {
    return refuse("protected-person", `${account.login} is a protected account; no ticket may change it.`);
  }
  const unsettled = settling(account);
  return unsettled === undefined ? ok(account) : err([unsettled]);
}

/** Okta refuses writes while it moves an account between two statuses: wait, and look again. */
export function settling({ login, status, transitioningTo }: ObservedAccount): Refusal | undefined {
  if (transitioningTo === undefined) return undefined;
  const sentence = `Okta is still moving ${login} from ${status} to ${transitioningTo}; planned again when that has settled.`;
  return { kind: "account-in-transition", sentence };
}

/** Okta's employee number, as text. */
export function employeeNumberOf({ profile }: ObservedAccount): string | undefined {
  const number = profile["employeeNumber"];
  return number === undefined || number === "" ? undefined : String(number);
}

/** Whether an account is on the table's protected list: by its id, its login, or a pattern with `*` for any letters. */
export function isProtected(
  { id, login }: Pick<ObservedAccount, "id" | "login">,
  rules: Pick<TableRules, "protected">,
): boolean {
  const subject = login.toLowerCase();
  return rules.protected
    .map((entry) => entry.trim())
    .some((entry) => entry === id || fits(subject, entry.toLowerCase()));
}

/** Whether a login is what a pattern with `*` says: its parts, one after the other, the first and the last at the ends. */
function fits(login: string, pattern: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return login === pattern;
  if (!login.startsWith(first) || !login.endsWith(last)) return false;
  let rest = login.slice(first.length, login.length - last.length);
  if (login.length < first.length + last.length) return false;
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at === -1) return false;
    rest = rest.slice(at + part.length);
  }
  return true;
}

function nobody(person: PersonRef, accounts: readonly ObservedAccount[]): Refusal {
  const mismatch = person.login !== undefined && person.employeeNumber !== undefined && accounts.length > 0;
  return mismatch
    ? { kind: "person-mismatch", sentence: `No one account is ${describePerson(person)}; one of the two is wrong.` }
    : { kind: "nobody-found", sentence: `Okta knows nobody who is ${describePerson(person)}.` };
}

/** How a ticket names somebody, in words. */
export function describePerson({ login, employeeNumber }: PersonRef, both: "and" | "or" = "and"): string {
  const parts = [
    login === undefined ? [] : [login.value],
    employeeNumber === undefined ? [] : [`employee ${employeeNumber.value}`],
  ];
  return parts.flat().join(` ${both} `);
}

function refuse(kind: Refusal["kind"], sentence: string): Result<never, readonly Refusal[]> {
  return err([{ kind, sentence }]);
}
