import { err, ok, type Result } from "neverthrow";
import type { Call } from "../http/call.ts";
import { notFound, type OktaProblem, problems } from "../http/problem.ts";
import type { Org } from "../org.ts";
import { isVisible } from "../roles/visibility.ts";
import { foldLogin, loginOf, type User } from "./user.ts";

/** A user by id only, as paths below a group or an application want it. */
export function userById(call: Call, id: string): Result<User, OktaProblem> {
  const user = call.org.users.get(id);
  return user !== undefined && isVisible(call, user.id) ? ok(user) : err(notFound(id, "User"));
}

/** A user by id, by login, by the login's part before the `@` when only one has it, or `me`. */
export function userByAnyName(call: Call, name: string): Result<User, OktaProblem> {
  // Okta's router has split the path before it decodes: such a login names another path.
  if (name.includes("/")) return err(problems.unknownMethod);
  const user = resolve(call, name);
  return user !== undefined && isVisible(call, user.id) ? ok(user) : err(notFound(name, "User"));
}

function resolve(call: Call, name: string): User | undefined {
  const { org } = call;
  if (name === "me") return org.users.get(call.principal.userId ?? "");
  const id = org.users.has(name) ? name : org.logins.get(foldLogin(name));
  return org.users.get(id ?? "") ?? (name.includes("@") ? undefined : byShortName(org, name));
}

function byShortName(org: Org, name: string): User | undefined {
  const wanted = `${foldLogin(name)}@`;
  const found: User[] = [];
  for (const user of org.users.values()) {
    if (foldLogin(loginOf(user)).startsWith(wanted)) found.push(user);
    if (found.length > 1) return undefined;
  }
  return found[0];
}
