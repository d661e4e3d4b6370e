import type { TableRules } from "../reference-table/rules.ts";
import type { JoinerRequest } from "../request/request.ts";

import { transliterate } from "./transliterate.ts";

/** What a login is made of. */
export type NamedPerson = Pick<JoinerRequest, "givenName" | "familyName" | "employeeNumber" | "login">;

/** How many people of one name can be told apart by a number. */
const MOST = 20;

/**
 * The logins a joiner may get, best first: the template's, then the same with 2, 3 … before the `@`.
 * Reserved ones are left out. Empty when the name cannot be written in a login's letters.
 *
 * A template's `{givenName}` and `{familyName}` are transliterated; with one name the separator goes with the gap.
 */
export function loginCandidates(request: NamedPerson, { login }: Pick<TableRules, "login">): readonly string[] {
  if (request.login !== undefined) return [request.login.value.toLowerCase()];
  const [local = "", domain = ""] = splitAtDomain(login.template);
  const names: Readonly<Record<string, string>> = {
    givenName: spell(request.givenName.value),
    familyName: spell(request.familyName?.value ?? ""),
    employeeNumber: spell(request.employeeNumber?.value ?? ""),
  };
  const filled = local
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? "")
    .replaceAll(/([._-])[._-]+/g, "$1")
    .replaceAll(/^[._-]+|[._-]+$/g, "");
  if (names["givenName"] === "" || filled === "") return [];
  return Array.from({ length: MOST }, (_, at) => `${filled}${at === 0 ? "" : at + 1}@${domain}`).filter(
    (candidate) => !isReserved(candidate, login.reserved),
  );

  function spell(name: string): string {
    return transliterate(name, login.spelling);
  }
}

function splitAtDomain(template: string): readonly string[] {
  const at = template.lastIndexOf("@");
  return [template.slice(0, at), template.slice(at + 1)];
}

/** Reserved is a whole login, or the part before the `@`. */
function isReserved(candidate: string, reserved: readonly string[]): boolean {
  const local = candidate.slice(0, candidate.lastIndexOf("@"));
  return reserved.some((name) => name.toLowerCase() === candidate || name.toLowerCase() === local);
}
