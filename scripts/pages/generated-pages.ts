import { readFileSync } from "node:fs";
import { permissionsPage } from "../../packages/jira-client/scripts/permissions-page.ts";
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
  { page: "docs/reference/jira-permissions.md", text: permissionsPage() },
  ...WITH_EXCERPTS.map((page) => ({ page, text: withExcerpts(read(page), read) })),
];
