import { describe, expect, it } from "vitest";
import { importProblems } from "./import-problems.ts";

const entries = new Map([
  ["@tenure/http-kit", [".", "./testing"]],
  ["@tenure/sandbox", ["."]],
]);
const arrows = { source: ["@tenure/http-kit"], tests: ["@tenure/sandbox"], bundled: [] };
const manifest = {
  name: "@tenure/okta-client",
  dependencies: { "@tenure/http-kit": "workspace:^" },
  peerDependencies: { zod: "catalog:" },
  devDependencies: { "@tenure/sandbox": "workspace:^", ajv: "catalog:" },
};

const problems = (file: string, published: boolean, ...specifiers: string[]) =>
  importProblems({ file, specifiers, published }, manifest, arrows, entries, ["vitest"]);

describe("importProblems", () => {
  it("lets a published file import what is declared, allowed and exported", () => {
    const found = problems("src/users/find.ts", true, "zod", "@tenure/http-kit", "node:crypto", "../client.ts");
    expect(found).toEqual([]);
  });

  it("lets a test import what only tests may", () => {
    const found = problems(
      "src/users/find.test.ts",
      false,
      "vitest",
      "ajv",
      "@tenure/sandbox",
      "@tenure/http-kit/testing",
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["@tenure/sandbox", "may not know"],
    ["@tenure/http-kit/src/send.ts", 'exports no "./src/send.ts"'],
    ["../../../http-kit/src/send.ts", "may not leave the package"],
    ["ajv", "is not declared"],
    ["fs", 'write it as "node:fs"'],
    ["../testing/fake.ts", "only for tests"],
    ["@tenure/okta-client", "does not import itself"],
  ])("refuses %s in a published file", (specifier, because) => {
    const [problem] = problems("src/users/find.ts", true, specifier);
    expect(problem).toContain(because);
  });

  it("lets a test look at fixtures beside the packages, not into another package", () => {
    const [problem, ...others] = problems(
      "test/a.test.ts",
      false,
      "../../../tsup.shared.ts",
      "../../http-kit/src/x.ts",
    );
    expect(problem).toContain("http-kit");
    expect(others).toEqual([]);
  });
});
