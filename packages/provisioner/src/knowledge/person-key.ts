import { type LiveRequest, type PersonRef, type Plan, sha256 } from "@tenure/lifecycle-rules";
import type { DirectoryAccount } from "../ports/directory.ts";

/**
 * Stands for one person, before they have an account and after: by employee number where there is one, by login
 * otherwise. Locks and the ledger use it; it names nobody by itself.
 */
export function personKey(plan: Plan, request: LiveRequest, accounts: readonly DirectoryAccount[]): string {
  const account = accounts.find(({ id }) => id === plan.subject.accountId);
  const created = plan.steps.flatMap(({ action }) => (action.kind === "create-account" ? [action.profile] : []))[0];
  const stated = request.kind === "joiner" || request.kind === "rehire" ? request.employeeNumber?.value : undefined;
  const named = account === undefined && request.kind === "leaver" ? request.person.employeeNumber?.value : undefined;
  const number = account?.profile["employeeNumber"] ?? created?.["employeeNumber"] ?? stated ?? named;
  return keyOf(plan.table.org, plan.subject.login, number);
}

/** The key of somebody who has an account. */
export function accountKey(org: string, { login, profile }: Pick<DirectoryAccount, "login" | "profile">): string {
  return keyOf(org, login, profile["employeeNumber"]);
}

/** The keys somebody had who has no account any more, by each name a ticket gives. */
export function namedKeys(org: string, { login, employeeNumber }: PersonRef): readonly string[] {
  return [
    ...(employeeNumber === undefined ? [] : [keyOf(org, "", employeeNumber.value)]),
    ...(login === undefined ? [] : [keyOf(org, login.value, undefined)]),
  ];
}

function keyOf(org: string, login: string, number: unknown): string {
  const name = number === undefined || number === "" ? `login:${login.toLowerCase()}` : `number:${String(number)}`;
  return sha256(`${org.toLowerCase()}:${name}`);
}
