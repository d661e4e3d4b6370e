import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PERMISSIONS_PAGE, permissionsPage } from "../scripts/permissions-page.ts";
import * as client from "../src/index.ts";
import { attachmentCases } from "./contract/attachment-cases.ts";
import { commentCases } from "./contract/comment-cases.ts";
import { issueCases } from "./contract/issue-cases.ts";
import { serviceCases } from "./contract/service-cases.ts";
import { siteCases } from "./contract/site-cases.ts";
import { haveShared, readShared } from "./shared-folder.ts";

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly security?: readonly Readonly<Record<string, readonly string[]>>[] }>>
    >
  >;
}

/** Classic scopes by route. */
function documentedScopes(): ReadonlyMap<string, readonly string[]> {
  const files = ["specs/jira-platform-v3.openapi.json.gz", "specs/jira-service-management.openapi.json.gz"];
  return new Map(
    files
      .flatMap((file) => Object.entries((readShared(file) as Document).paths))
      .flatMap(([path, operations]) =>
        Object.entries(operations).map(
          ([method, { security }]) =>
            [
              `${method.toUpperCase()} ${path}`,
              (security ?? []).flatMap((scheme) => scheme["OAuth2"] ?? scheme["oAuthDefinitions"] ?? []),
            ] as const,
        ),
      ),
  );
}

const names = Object.keys(client.JIRA_ENDPOINTS);

describe("every call the client can make", () => {
  it("is made by an exported function of the same name", () => {
    const functions: Readonly<Record<string, unknown>> = { ...client };
    expect(names.filter((name) => typeof functions[name] !== "function")).toEqual([]);
  });

  it("has its contract tested", () => {
    const tested = [...issueCases, ...commentCases, ...siteCases, ...serviceCases, ...attachmentCases].map(
      ({ name }) => name,
    );
    expect(names.filter((name) => !tested.includes(name))).toEqual([]);
  });

  it.runIf(haveShared("the official OpenAPI documents"))("needs the scope the official documents say", () => {
    const scopes = documentedScopes();
    const differing = Object.entries(client.JIRA_ENDPOINTS)
      .filter(([, { route }]) => scopes.has(route))
      .filter(([, { route, scope }]) => scope !== "none" && !scopes.get(route)?.includes(scope))
      .map(([name, { route, scope }]) => ({ name, scope, documented: scopes.get(route) }));
    expect(differing).toEqual([]);
  });

  it("is on the reference page, which is up to date", () => {
    expect(existsSync(PERMISSIONS_PAGE)).toBe(true);
    expect(readFileSync(PERMISSIONS_PAGE, "utf8")).toBe(permissionsPage());
  });
});
