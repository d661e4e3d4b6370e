import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Endpoint } from "../src/endpoints/endpoint.ts";
import { GATEWAY } from "../src/endpoints/gateway.ts";
import { PLATFORM } from "../src/endpoints/platform.ts";
import { SERVICE_MANAGEMENT } from "../src/endpoints/service-management.ts";

/** Where the page is kept. */
export const PERMISSIONS_PAGE: URL = new URL("../../../docs/reference/jira-permissions.md", import.meta.url);

const row = ([name, { route, scope, permission }]: readonly [string, Endpoint]) =>
  `| \`${name}\` | \`${route}\` | ${scope === "none" || scope === "any" ? scope : `\`${scope}\``} | ${permission} |`;

const table = (title: string, endpoints: Readonly<Record<string, Endpoint>>) => [
  `## ${title}`,
  "",
  "| function | call | scope | permission in Jira |",
  "| --- | --- | --- | --- |",
  ...Object.entries(endpoints)
    .sort(([a], [b]) => a.localeCompare(b, "en"))
    .map(row),
  "",
];

/** The reference page about what each function of the Jira client needs, from the data the functions use. */
export function permissionsPage(): string {
  const all: readonly Endpoint[] = [PLATFORM, SERVICE_MANAGEMENT, GATEWAY].flatMap((part) => Object.values(part));
  const scopes = [...new Set(all.map(({ scope }) => scope))].filter((scope) => scope.includes(":")).sort();
  return [
    "# What the Jira client needs to be allowed",
    "",
    "Made from the code by `node --conditions=@tenure/source packages/jira-client/scripts/permissions-page.ts`; a test fails when it is out of date.",
    "",
    "An API token without scopes may do what its account may do, and the scopes below do not matter to it.",
    "A scoped token, a service account or an OAuth app needs the scope *and* its account the permission.",
    "`findIssue`, `findMarkedComment` and `probeJira` are made of the functions listed and need what those need.",
    "",
    `All scopes together: ${scopes.map((scope) => `\`${scope}\``).join(", ")}.`,
    "",
    ...table("Jira platform", PLATFORM),
    ...table("Jira Service Management", SERVICE_MANAGEMENT),
    ...table("Gateway and forms", GATEWAY),
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(PERMISSIONS_PAGE, permissionsPage());
