import { isProtected } from "../person/find-person.ts";
import type { TableRules } from "../reference-table/rules.ts";
import type { JoinerRequest } from "../request/request.ts";
import { transliterate } from "./transliterate.ts";

/** What a login is made of. */
export type NamedPerson = Pick<JoinerRequest, "givenName" | "familyName" | "employeeNumber" | "login">;

/** How many people of one name can be told apart by a number. */
const MOST = 20;

/** Longest part before the `@` that mail carries (RFC 5321). */
const LONGEST = 64;

/** What a template may name; `{givenName:1}` is the first letter. */
export const LOGIN_PARTS: readonly string[] = ["givenName", "familyName", "employeeNumber"];

/** A part of a name in a template, with the number of letters wanted of it. */
export const LOGIN_PART = /\{(\w+)(?::(\d+))?\}/g;

/**
 * The logins a joiner may get, best first: the template's, then the same with 2, 3 … before the `@`.
 * Reserved and protected ones are left out. Empty when the name cannot be written in a login's letters, or the login the
 * form gives may be nobody's.
 *
 * A template's `{givenName}` and `{familyName}` are transliterated, `{givenName:1}` is the first letter of it; with one
 * name the separator goes with the gap. What is too long for mail is cut, numbers are not.
 */
export function loginCandidates(
  request: NamedPerson,
  rules: Pick<TableRules, "login" | "protected">,
): readonly string[] {
  const { login } = rules;
  const mayBe = (candidate: string) =>
    !isReserved(candidate, login.reserved) && !isProtected({ id: "", login: candidate }, rules);
  if (request.login !== undefined) {
    const chosen = request.login.value.toLowerCase();
    return isOurs(chosen, login) && mayBe(chosen) ? [chosen] : [];
  }
  const [local = "", domain = ""] = splitAtDomain(login.template);
  const spell = (name: string | undefined) => transliterate(name ?? "", login.spelling);
  const names: Readonly<Record<string, string>> = {
    givenName: spell(request.givenName.value),
    familyName: spell(request.familyName?.value),
    employeeNumber: spell(request.employeeNumber?.value),
  };
  const filled = tidy(
    local.replaceAll(LOGIN_PART, (_, name: string, letters?: string) =>
      (names[name] ?? "").slice(0, letters === undefined ? undefined : Number(letters)),
    ),
  );
  if (names["givenName"] === "" || filled === "") return [];
  return Array.from({ length: MOST }, (_, at) => {
    const number = at === 0 ? "" : String(at + 1);
    return `${tidy(filled.slice(0, LONGEST - number.length))}${number}@${domain}`.toLowerCase();
  }).filter(mayBe);
}

/** Whether a login is a mail address of a domain the company gives logins in. */
function isOurs(login: string, { domains, email = "", template }: TableRules["login"]): boolean {
  const own =
    domains ?? [template, email].filter((text) => text.includes("@")).map((text) => splitAtDomain(text)[1] ?? "");
  const domain = /^[^\s@]{1,64}@([^\s@]+)$/.exec(login)?.[1];
  return domain !== undefined && own.some((one) => one.toLowerCase() === domain);
}

/** Without separators at either end or side by side. */
function tidy(local: string): string {
  return local.replaceAll(/([._-])[._-]+/g, "$1").replaceAll(/^[._-]+|[._-]+$/g, "");
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
