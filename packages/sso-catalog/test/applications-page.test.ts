import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { APPLICATIONS_PAGE, applicationsPage } from "../scripts/applications-page.ts";

it("the reference page is up to date", () => {
  expect(existsSync(APPLICATIONS_PAGE)).toBe(true);
  expect(readFileSync(APPLICATIONS_PAGE, "utf8")).toBe(applicationsPage());
});
