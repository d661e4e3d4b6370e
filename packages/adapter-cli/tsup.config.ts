import { copyFile } from "node:fs/promises";
import { defineConfig } from "tsup";
import { shared } from "../../tsup.shared.ts";

const TABLE = "reference-table.csv";

export default defineConfig({
  ...shared,
  entry: ["src/index.ts", "src/main.ts"],
  // The demo's company is copied in: `tenure demo` works wherever it is installed.
  noExternal: ["@tenure-examples/jupiter"],
  esbuildOptions: (options) => {
    options.conditions = ["@tenure/source"];
  },
  onSuccess: () =>
    copyFile(new URL(`../../examples/jupiter/${TABLE}`, import.meta.url), new URL(`dist/${TABLE}`, import.meta.url)),
});
