import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { permissionsPage as jiraPermissionsPage } from "../../packages/jira-client/scripts/permissions-page.ts";
import { permissionsPage as oktaPermissionsPage } from "../../packages/okta-client/scripts/permissions-page.ts";
import { applicationsPage } from "../../packages/sso-catalog/scripts/applications-page.ts";
import { failuresOf } from "../failures/failures.ts";
import { workspaceOptions } from "../program/workspace-options.ts";
import { errorsPage } from "./errors-page.ts";
import { withExcerpts } from "./excerpts.ts";

/** A page that is made from the code, and what it should say now. */
export interface GeneratedPage {
  /** From the repository's root. */
  readonly page: string;
  readonly text: string;
}

/** Pages that show files of the repository. */
const WITH_EXCERPTS = ["README.md"];

const read = (path: string) => readFileSync(path, "utf8");

/** Every generated page of the documentation. `pnpm generate` writes them, the check compares. */
export const generatedPages = (): readonly GeneratedPage[] => [
  { page: "docs/reference/jira-permissions.md", text: jiraPermissionsPage() },
  { page: "docs/reference/okta-permissions.md", text: oktaPermissionsPage() },
  { page: "docs/reference/sso-applications.md", text: applicationsPage() },
  { page: "docs/reference/errors.md", text: errorsPage(everyFailure()) },
  ...WITH_EXCERPTS.map((page) => ({ page, text: withExcerpts(read(page), read) })),
];

function everyFailure() {
  const entries = globSync("packages/*/src/index.ts")
    .sort()
    .map((path) => resolve(path));
  const program = ts.createProgram(entries, workspaceOptions(resolve(".")));
  return entries.map((entry) => ({
    name: `@tenure/${entry.split("/").at(-3)}`,
    failures: failuresOf(program, entry),
  }));
}
