import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSettings } from "./read-settings.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenure-settings-"));
  writeFileSync(join(folder, "tenure.config.mjs"), "export default { nope: 1 };");
});

afterAll(() => rmSync(folder, { recursive: true }));

it("says which settings are missing, in words of the house", async () => {
  const { details = [] } = (await readSettings("tenure.config.mjs", { env: {}, folder }))._unsafeUnwrapErr();

  expect(details.filter((detail) => detail.startsWith("table: "))).toEqual([
    "table: there is none; give what readCsvTable, readYamlTable or defineTable gives.",
  ]);
  expect(details.join("\n")).not.toMatch(/nonoptional|undefined|Invalid input/);
});
