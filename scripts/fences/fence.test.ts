import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { workspaceOptions } from "../program/workspace-options.ts";
import { exportedNames, wholeExports } from "./exported-names.ts";
import { type Fence, fencesIn } from "./fence.ts";
import { fenceProblems } from "./fence-program.ts";

const root = resolve(import.meta.dirname, "../..");
const options = { ...workspaceOptions(root), noUnusedLocals: false };
const homes = [`${root}/packages/http-kit`];
const problems = (fence: Partial<Fence>) =>
  fenceProblems([{ file: `${root}/README.md`, line: 10, code: "", ...fence }], options, homes);

describe("fencesIn", () => {
  it("finds fences in pages, with the line their code begins on", () => {
    const page = "# Title\n\n```ts\nconst a = 1;\nconst b = 2;\n```\n\n```sh\nls\n```\n```ts ignore\nno\n```\n";
    expect(fencesIn("a.md", page)).toEqual([{ file: "a.md", line: 4, code: "const a = 1;\nconst b = 2;" }]);
  });

  it("finds fences in doc comments and takes the stars away", () => {
    const source = "/**\n * Says it.\n *\n * ```ts\n * if (x) {\n *   y();\n *\n * }\n * ```\n */";
    expect(fencesIn("a.ts", source)).toEqual([{ file: "a.ts", line: 5, code: "if (x) {\n  y();\n\n}" }]);
  });
});

describe("exportedNames", () => {
  it("tells values from types, and a value that shares its type's name is a value", () => {
    const names = exportedNames(
      'export { a, type B } from "./a.ts"; export type { C } from "./c.ts"; export const D = 1; export type D = 1; export async function e() {}',
    );
    expect(names.map(({ name, typeOnly }) => (typeOnly ? `type ${name}` : name))).toEqual([
      "a",
      "type B",
      "type C",
      "D",
      "e",
    ]);
  });
});

describe("wholeExports", () => {
  it("finds what is handed on whole, and nothing that is named", () => {
    expect(wholeExports('export { a } from "./a.ts";\nexport * from "./b.ts";')).toEqual(["./b.ts"]);
  });
});

describe("fenceProblems", () => {
  it("finds nothing in a page that compiles", { timeout: 60_000 }, () => {
    const code = 'import { ok } from "neverthrow";\nexport const one = ok(1).map((n) => n + 1);';
    expect(problems({ code })).toEqual([]);
  });

  it("points at the page's own line when a function was renamed", { timeout: 60_000 }, () => {
    const code = '\nimport { sendd } from "@tenure/http-kit";\nsendd();';
    const [problem] = problems({ code });
    expect(problem?.line).toBe(11);
    expect(problem?.sentence).toContain("sendd");
  });

  it("lets a doc comment use what its package exports, and nothing that does not exist", { timeout: 60_000 }, () => {
    const file = `${root}/packages/http-kit/src/send.ts`;
    expect(problems({ file, code: "export const kept = send;" })).toEqual([]);
    const [problem] = problems({ file, line: 40, code: "export const kept = sendd;" });
    expect(problem?.line).toBe(40);
  });
});
