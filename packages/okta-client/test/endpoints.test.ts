import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PERMISSIONS_PAGE, permissionsPage } from "../scripts/permissions-page.ts";
import * as client from "../src/index.ts";

const names = Object.keys(client.OKTA_ENDPOINTS);

describe("every call the client can make", () => {
  it("is made by an exported function of the same name", () => {
    const functions: Readonly<Record<string, unknown>> = { ...client };
    expect(names.filter((name) => typeof functions[name] !== "function")).toEqual([]);
  });

  it("is on the reference page, which is up to date", () => {
    expect(existsSync(PERMISSIONS_PAGE)).toBe(true);
    expect(readFileSync(PERMISSIONS_PAGE, "utf8")).toBe(permissionsPage());
  });
});
