import { permissionsPage } from "../../packages/jira-client/scripts/permissions-page.ts";

/** A page that is made from the code, and what it should say now. */
export interface GeneratedPage {
  /** From the repository's root. */
  readonly page: string;
  readonly text: string;
}

/** Every generated page of the documentation. `pnpm generate` writes them, the check compares. */
export const generatedPages = (): readonly GeneratedPage[] => [
  { page: "docs/reference/jira-permissions.md", text: permissionsPage() },
];
