import type { App, AppUser } from "../apps/app.ts";
import { nameOf } from "../groups/group.ts";
import { groupIdsOf } from "../groups/memberships.ts";
import type { Org } from "../org.ts";
import { evaluate } from "../rules/evaluate-expression.ts";
import { parseExpression } from "../rules/parse-expression.ts";
import type { User } from "../users/user.ts";

/** Somebody as an application's expressions see them. */
export interface SignedOnPerson {
  readonly org: Org;
  readonly app: App;
  readonly user: User;
  readonly appUser: Pick<AppUser, "userName" | "profile">;
}

/** Names of all groups somebody is in, `Everyone` included, in one order. */
export function groupNamesOf({ org, user }: SignedOnPerson): readonly string[] {
  return groupIdsOf(org, user.id)
    .flatMap((id) => {
      const group = org.groups.get(id);
      return group === undefined ? [] : [nameOf(group)];
    })
    .toSorted();
}

/**
 * The values of an expression of Okta's language: `user.email`, `appuser.role`, `user.firstName + " " + user.lastName`,
 * `user.getInternalProperty("id")`. Nothing for an attribute nobody set, several for one that holds a list.
 */
export function valuesOf(person: SignedOnPerson, expression: string): readonly string[] {
  const { app, user, appUser, org } = person;
  const [, root, name = ""] = /^(appuser|app)\.(\w+)$/.exec(expression.trim()) ?? [];
  if (root === "appuser") return texts(appUser.profile[name]);
  if (root === "app") return texts(settingsOf(app)[name]);
  // Okta's word for what is of the account and not of its profile.
  const plain = expression.replaceAll(/user\.getInternalProperty\(["'](\w+)["']\)/g, "user.internal_$1");
  const internal = { internal_id: user.id, internal_status: user.status, internal_created: user.created };
  const attributes = { ...user.profile, ...internal, userName: appUser.userName };
  const groups = () => ({ ids: new Set(groupIdsOf(org, user.id)), names: groupNamesOf(person) });
  return parseExpression(plain).match(
    (parsed) => texts(evaluate(parsed, attributes, groups)),
    () => [],
  );
}

/** A template with its `${…}` filled in. */
export function fillIn(person: SignedOnPerson, template: string): string {
  return template.replaceAll(/\$\{([^}]*)\}/g, (_, expression: string) => valuesOf(person, expression).join(","));
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  return value === null || value === undefined || value === "" ? [] : [String(value)];
}

function settingsOf({ settings }: App): Readonly<Record<string, unknown>> {
  const { app } = settings;
  return typeof app === "object" && app !== null ? { ...app } : {};
}
