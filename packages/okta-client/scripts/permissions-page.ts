import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { APPS } from "../src/endpoints/apps.ts";
import type { Endpoint } from "../src/endpoints/endpoint.ts";
import { GROUPS } from "../src/endpoints/groups.ts";
import { ORG } from "../src/endpoints/org.ts";
import { USERS } from "../src/endpoints/users.ts";

/** Where the page is kept. */
export const PERMISSIONS_PAGE: URL = new URL("../../../docs/reference/okta-permissions.md", import.meta.url);

const permission = (text: string): string => text.replace(/^okta\.[\w.]+/, "`$&`");

const row = ([name, { route, scope, role }]: readonly [string, Endpoint]) =>
  `| \`${name}\` | \`${route}\` | ${scope
    .split(" ")
    .map((one) => `\`${one}\``)
    .join(" and ")} | ${role.map(permission).join(" and ")} |`;

const table = (title: string, endpoints: Readonly<Record<string, Endpoint>>) => [
  `## ${title}`,
  "",
  "| function | call | scope | admin role with |",
  "| --- | --- | --- | --- |",
  ...Object.entries(endpoints)
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(row),
  "",
];

/** The reference page about what each function of the Okta client needs, from the data the functions use. */
export function permissionsPage(): string {
  const all: readonly Endpoint[] = [USERS, GROUPS, APPS, ORG].flatMap((part) => Object.values(part));
  const scopes = [...new Set(all.flatMap(({ scope }) => scope.split(" ")))].sort();
  return [
    "# What the Okta client needs to be allowed",
    "",
    "Made from the code by `node --conditions=@tenure/source packages/okta-client/scripts/permissions-page.ts`; a test fails when it is out of date.",
    "",
    "A service app needs both columns: the scope says what it may do at all, the admin role on which people, groups and applications.",
    "A scope that ends in `manage` includes the one that ends in `read`. An API token has no scopes and all the roles of whoever made it.",
    "Permissions in `code` can be put into a custom role; where Okta offers none, the standard role is named.",
    "",
    "Made of several calls, and needing what those need:",
    "`awaitUserStatus` and the read-backs after a lost answer (`findUser`, or the list of the thing created),",
    "`eraseUser` (`findUser`, `deleteUser`), `getGroup` (`findGroup`), `searchUserPages` (`searchUsers`), `listGroupMemberPages` (`listGroupMembers`),",
    "`listApiTokensOf` (`listApiTokens`), `liftExclusions` (`findGroupRule`, `deactivateGroupRule`, `replaceGroupRule`, `activateGroupRule`).",
    "",
    `All scopes together: ${scopes.map((scope) => `\`${scope}\``).join(", ")}.`,
    "",
    ...table("Users", USERS),
    ...table("Groups and group rules", GROUPS),
    ...table("Applications", APPS),
    ...table("The org", ORG),
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(PERMISSIONS_PAGE, permissionsPage());
