import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explains, readExplanations } from "./explained.ts";
import type { Numbered } from "./sources.ts";

const mutant = (from: string, to: string, code = "return a > b ? a : b;"): Numbered => ({
  file: "packages/lifecycle-rules/src/leaver/stages.ts",
  number: 0,
  line: 1,
  code,
  from,
  to,
  host: { start: 0, end: 0, text: "" },
});

describe("readExplanations", () => {
  it("reads which changes of which line a page explains, and takes other lists for what they are", () => {
    const page = join(mkdtempSync(join(tmpdir(), "explained-")), "page.md");
    writeFileSync(
      page,
      "- `leaver/stages.ts` `a > b`: `>` → `>=`; `…` → `b`. Either is the later.\n- `--record` writes.\n",
    );

    const [one, ...others] = readExplanations(page);

    expect(others).toEqual([]);
    expect(one).toMatchObject({ file: "leaver/stages.ts", code: "a > b" });
    const told = [mutant(">", ">="), mutant("a > b ? a : b", "b"), mutant(">", "<="), mutant(">", ">=", "if (c) d();")];
    expect(told.map((each) => one !== undefined && explains(one, each))).toEqual([true, true, false, false]);
  });
});
