import { type LiveRequest, type Plan, sha256 } from "@tenure/lifecycle-rules";
import type { DirectoryAccount } from "../ports/directory.ts";

/**
 * Stands for one person, before they have an account and after: by employee number where there is one, by login
 * otherwise. Locks and the ledger use it; it names nobody by itself.
 */
export function personKey(plan: Plan, request: LiveRequest, accounts: readonly DirectoryAccount[]): string {
  const account = accounts.find(({ id }) => id === plan.subject.accountId);
  const created = plan.steps.flatMap(({ action }) => (action.kind === "create-account" ? [action.profile] : []))[0];
  const stated = request.kind === "joiner" || request.kind === "rehire" ? request.employeeNumber?.value : undefined;
  const number = account?.profile["employeeNumber"] ?? created?.["employeeNumber"] ?? stated;
  const name =
    number === undefined || number === "" ? `login:${plan.subject.login.toLowerCase()}` : `number:${String(number)}`;
  return sha256(`${plan.table.org.toLowerCase()}:${name}`);
}
